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

    /// <summary>What the press wrote, in the order of the events.</summary>
    public IReadOnlyList<CoverageView> Press { get; init; } = [];

    /// <summary>Where pictures are, in the order of the events.</summary>
    public IReadOnlyList<CoverageView> Pictures { get; init; } = [];

    public DateTime? ChangesAt { get; init; }
}

/// <summary>A link that hosts told of, once for all events that it is about.</summary>
public sealed record CoverageView(Source Link, IReadOnlyList<CoveredEventView> Events);

/// <summary>An event that others wrote of, or took pictures of.</summary>
public sealed record CoveredEventView(string Slug, BilingualText Title);

/// <summary>A day of action in a state.</summary>
/// <param name="State">A code of the states; may be empty.</param>
/// <param name="Events">How many events; cancelled ones do not count.</param>
/// <param name="Turnout">How many came, as far as hosts told; null where none did.</param>
public sealed record DayInState(string State, int Events, int? Turnout);

/// <summary>A day of action with its events by state.</summary>
public sealed class ShowDayOfAction(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <param name="slug">The last part of its address.</param>
    /// <param name="state">A code of the states: its events alone; null for all.</param>
    /// <param name="stateName">What readers call a state; the states come in the order of their names.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null where there is no such day.</returns>
    public async Task<DayOfActionView?> FindAsync(string slug, string? state, Func<string, string> stateName, int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var day = await db.DaysOfAction.Named(slug)
            .Select(d => new DayOfActionView(d.Id, d.Name, d.Summary, d.FirstDay, d.LastDay, d.Sources, d.IsSample))
            .SingleOrDefaultAsync(ct);
        if (day is null)
            return null;

        var shown = db.Events.Shown().OfDay(day.Id);
        if (state is not null)
            shown = shown.InState(state);
        var all = await shown.ByDay().Select(e => new { e.Slug, e.State, e.Status, e.Turnout }).ToListAsync(ct);
        var pageOf = new PageOf(page, PageSize, all.Count);
        var slugs = all.OrderBy(e => stateName(e.State), StringComparer.CurrentCulture).Skip(pageOf.Skip).Take(PageSize).Select(e => e.Slug).ToList();
        var told = await shown.Where(e => e.ReportedAt != null).ByDay()
            .Select(e => new { Event = new CoveredEventView(e.Slug, new BilingualText(e.Title.En, e.Title.Es)), e.Press, e.Pictures }).ToListAsync(ct);
        var cards = await shown.Where(e => slugs.Contains(e.Slug)).AsCards().ToListAsync(ct);
        // What was called off after all counts neither as an event nor with the people that were told of.
        var held = all.FindAll(e => e.Status is not EventStatus.Cancelled);
        return day with
        {
            Events = [.. cards.OrderBy(card => slugs.IndexOf(card.Slug))],
            Page = pageOf,
            Turnout = held.Sum(e => e.Turnout ?? 0),
            Counted = held.Count(e => e.Turnout is not null),
            ByState = [.. held.GroupBy(e => e.State)
                .Select(one => new DayInState(one.Key, one.Count(), one.Any(e => e.Turnout is not null) ? one.Sum(e => e.Turnout ?? 0) : null))
                .OrderBy(one => stateName(one.State), StringComparer.CurrentCulture)],
            Press = Gathered(told.SelectMany(one => one.Press, (one, link) => (link, one.Event))),
            Pictures = Gathered(told.SelectMany(one => one.Pictures, (one, link) => (link, one.Event))),
            ChangesAt = await shown.Upcoming(clock.UtcNow()).MinAsync(e => (DateTime?)e.PastAt, ct),
        };
    }

    private static IReadOnlyList<CoverageView> Gathered(IEnumerable<(Source Link, CoveredEventView Event)> links) =>
        [.. links.GroupBy(one => one.Link.Url).Select(same => new CoverageView(same.First().Link, [.. same.Select(one => one.Event).Distinct()]))];
}
