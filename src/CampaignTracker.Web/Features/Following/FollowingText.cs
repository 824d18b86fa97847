namespace CampaignTracker.Web.Features.Following;

/// <summary>Marks the resources of this folder.</summary>
public sealed class FollowingText;
