namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Marks the resources of this folder.</summary>
public sealed class OrganizersText;
