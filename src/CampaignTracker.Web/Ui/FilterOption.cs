namespace CampaignTracker.Web.Ui;

/// <summary>One choice of a filter: what stands in the query, and what readers see.</summary>
public sealed record FilterOption(string Value, string Label);
