namespace CampaignTracker.Web.Ui.Organize.Grids;

/// <summary>A closed choice above a list.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Options">The one that lets all through first, with an empty value.</param>
public sealed record GridFilter(string Name, string Label, IReadOnlyList<FilterOption> Options);
