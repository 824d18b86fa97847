namespace CampaignTracker.Web.Features.About;

/// <summary>Marks the resources of this folder.</summary>
public sealed class AboutText;
