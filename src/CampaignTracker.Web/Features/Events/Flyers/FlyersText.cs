namespace CampaignTracker.Web.Features.Events.Flyers;

/// <summary>Marks the resources of this folder.</summary>
public sealed class FlyersText;
