namespace CampaignTracker.Web.Features.Site;

/// <summary>Marks the resources of this folder.</summary>
public sealed class SiteText;
