namespace CampaignTracker.Web.Features.Reasons;

/// <summary>Marks the resources of this folder.</summary>
public sealed class ReasonsText;
