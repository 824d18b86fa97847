namespace CampaignTracker.Web.Ui;

/// <summary>One choice of a filter or a form: what stands in the query or is sent, what readers see, and a word on it where needed.</summary>
public sealed record FilterOption(string Value, string Label, string? Hint = null);
