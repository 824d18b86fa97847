namespace CampaignTracker.Web.Features.Timeline;

/// <summary>Marks the resources of the organizers' pages.</summary>
public sealed class MilestonesText;
