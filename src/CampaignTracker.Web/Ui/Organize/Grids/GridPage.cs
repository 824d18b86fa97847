namespace CampaignTracker.Web.Ui.Organize.Grids;

/// <summary>One page of a list, and how many there are.</summary>
/// <param name="Page">Which page, of how many.</param>
/// <param name="Rows">At most <see cref="GridQuery.PageSize"/>.</param>
public sealed record GridPage<TRow>(PageOf Page, IReadOnlyList<TRow> Rows);

/// <summary>What organizers chose of a list: rows of the page that is shown, or all that the query finds.</summary>
/// <param name="Ids">The chosen rows; empty where all are.</param>
/// <param name="All">The query whose whole list is chosen; null where rows are.</param>
/// <param name="Count">How many there were when they were chosen.</param>
public sealed record GridSelection(IReadOnlyCollection<Guid> Ids, GridQuery? All, int Count)
{
    /// <summary>False where other rows are chosen, so that what was said of these does not hold for them.</summary>
    public bool IsSameAs(GridSelection other) => All == other.All && Ids.ToHashSet().SetEquals(other.Ids);
}
