namespace CampaignTracker.Web.Features.Home;

/// <summary>Marks the resources of this folder.</summary>
public sealed class HomeText;
