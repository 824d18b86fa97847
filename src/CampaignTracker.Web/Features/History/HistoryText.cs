namespace CampaignTracker.Web.Features.History;

/// <summary>Marks the resources of this folder.</summary>
public sealed class HistoryText;
