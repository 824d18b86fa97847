namespace CampaignTracker.Web.Ui.Organize.Grids;

/// <summary>What narrows a list, above it.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Options">The choices; null where a day is asked for.</param>
public sealed record GridFilter(string Name, string Label, IReadOnlyList<FilterOption>? Options)
{
    /// <param name="name">Its name in the address.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="options">The one that lets all through first, with an empty value.</param>
    public static GridFilter Choice(string name, string label, IReadOnlyList<FilterOption> options) => new(name, label, options);

    /// <summary>A day, as <c>2026-11-28</c>.</summary>
    public static GridFilter Day(string name, string label) => new(name, label, null);
}
