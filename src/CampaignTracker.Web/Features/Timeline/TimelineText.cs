namespace CampaignTracker.Web.Features.Timeline;

/// <summary>Marks the resources of this folder.</summary>
public sealed class TimelineText;
