using CampaignTracker.Data;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Timeline;

/// <summary>The milestones as organizers list them. There are some hundreds at most, so that a search reads all titles and knows no accents.</summary>
public sealed class ListMilestones(IDbContextFactory<CampaignDbContext> contexts)
{
    public const string Date = "date";
    public const string Changed = "changed";

    public async Task<GridPage<MilestoneListRow>> ReadAsync(GridQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = InOrder(db.Milestones.AsNoTracking(), query)
            .Select(m => new MilestoneListRow(m.Id, m.Date, m.Precision, new BilingualText(m.Title.En, m.Title.Es), m.Sources, m.UpdatedAt));
        if (query.Search.Length == 0)
        {
            var page = new PageOf(query.Page, GridQuery.PageSize, await db.Milestones.CountAsync(ct));
            return new GridPage<MilestoneListRow>(page, await rows.Skip(page.Skip).Take(page.Size).ToListAsync(ct));
        }

        var wanted = FoldedText.Fold(query.Search);
        var found = (await rows.ToListAsync(ct)).FindAll(row =>
            FoldedText.Fold(row.Title.En).Contains(wanted, StringComparison.Ordinal) || FoldedText.Fold(row.Title.Es).Contains(wanted, StringComparison.Ordinal));
        var shown = new PageOf(query.Page, GridQuery.PageSize, found.Count);
        return new GridPage<MilestoneListRow>(shown, [.. found.Skip(shown.Skip).Take(shown.Size)]);
    }

    private static IOrderedQueryable<Milestone> InOrder(IQueryable<Milestone> milestones, GridQuery query) => (query.Sort, query.Descending) switch
    {
        (Date, false) => milestones.OrderBy(m => m.Date).ThenBy(m => m.Id),
        (Changed, false) => milestones.OrderBy(m => m.UpdatedAt).ThenBy(m => m.Id),
        (Changed, true) => milestones.OrderByDescending(m => m.UpdatedAt).ThenBy(m => m.Id),
        _ => milestones.OrderByDescending(m => m.Date).ThenBy(m => m.Id),
    };
}

/// <param name="Id">The milestone's.</param>
/// <param name="Date">As exact as <paramref name="Precision"/> says.</param>
/// <param name="Precision">How exactly the date is known.</param>
/// <param name="Title">The fact.</param>
/// <param name="Sources">Where it was read.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record MilestoneListRow(Guid Id, DateOnly Date, DatePrecision Precision, BilingualText Title, IReadOnlyList<Source> Sources, DateTime ChangedAt)
{
    /// <summary>The date as exact as it is known.</summary>
    public string When => new MilestoneRow("", Date, Precision, Title, BilingualText.Empty, Sources).When;
}
