using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>A day of action and one page of its events.</summary>
public sealed record DayOfActionView(
    Guid Id, BilingualText Name, BilingualText Summary, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<Source> Sources, bool IsSample)
{
    public IReadOnlyList<EventCardView> Events { get; init; } = [];

    public PageOf Page { get; init; } = new(1, ShowDayOfAction.PageSize, 0);

    /// <summary>How many came to all of them, as far as hosts told.</summary>
    public int Turnout { get; init; }

    /// <summary>Of how many events hosts told how many came.</summary>
    public int Counted { get; init; }

    /// <summary>The states by their codes, in the order of their names, each with how many events and people.</summary>
    public IReadOnlyList<DayInState> ByState { get; init; } = [];

    /// <summary>How many events take place, or took place, on all pages.</summary>
    public int TakingPlace => ByState.Sum(state => state.Events);

    public DateTime? ChangesAt { get; init; }
}

/// <summary>A day of action in a state.</summary>
/// <param name="State">A code of the states; may be empty.</param>
/// <param name="Events">How many events; cancelled ones do not count.</param>
/// <param name="Turnout">How many came, as far as hosts told.</param>
public sealed record DayInState(string State, int Events, int Turnout);

/// <summary>A day of action with its events by state.</summary>
public sealed class ShowDayOfAction(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <param name="slug">The last part of its address.</param>
    /// <param name="stateName">What readers call a state; the states come in the order of their names.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null where there is no such day.</returns>
    public async Task<DayOfActionView?> FindAsync(string slug, Func<string, string> stateName, int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var day = await db.DaysOfAction.Named(slug)
            .Select(d => new DayOfActionView(d.Id, d.Name, d.Summary, d.FirstDay, d.LastDay, d.Sources, d.IsSample))
            .SingleOrDefaultAsync(ct);
        if (day is null)
            return null;

        var shown = db.Events.Shown().OfDay(day.Id);
        var all = await shown.ByDay().Select(e => new { e.Slug, e.State, e.Status, e.Turnout }).ToListAsync(ct);
        var pageOf = new PageOf(page, PageSize, all.Count);
        var slugs = all.OrderBy(e => stateName(e.State), StringComparer.CurrentCulture).Skip(pageOf.Skip).Take(PageSize).Select(e => e.Slug).ToList();
        var cards = await shown.Where(e => slugs.Contains(e.Slug)).AsCards().ToListAsync(ct);
        return day with
        {
            Events = [.. cards.OrderBy(card => slugs.IndexOf(card.Slug))],
            Page = pageOf,
            Turnout = all.Sum(e => e.Turnout ?? 0),
            Counted = all.Count(e => e.Turnout is not null),
            ByState = [.. all.Where(e => e.Status is not EventStatus.Cancelled).GroupBy(e => e.State)
                .Select(state => new DayInState(state.Key, state.Count(), state.Sum(e => e.Turnout ?? 0))).OrderBy(state => stateName(state.State), StringComparer.CurrentCulture)],
            ChangesAt = await shown.Upcoming(clock.UtcNow()).MinAsync(e => (DateTime?)e.PastAt, ct),
        };
    }
}
