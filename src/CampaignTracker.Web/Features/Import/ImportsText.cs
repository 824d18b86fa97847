namespace CampaignTracker.Web.Features.Import;

/// <summary>Marks the resources of this folder.</summary>
public sealed class ImportsText;
