namespace CampaignTracker.Web.Features.Organizations;

/// <summary>Marks the resources of organizers' pages in this folder.</summary>
public sealed class RosterText;
