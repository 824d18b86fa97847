namespace CampaignTracker.Web.Features.Organizations;

/// <summary>Marks the resources of this folder.</summary>
public sealed class OrganizationsText;
