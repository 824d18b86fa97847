using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>
/// One page of the list, with how many fit the filter on either side of now. The states are those that have events on this side,
/// whatever the filter; the list reads differently when the next event, whatever the filter, is past (UTC).
/// </summary>
public sealed record EventList(IReadOnlyList<EventCardView> Events, PageOf Page, int Upcoming, int Past, IReadOnlyList<string> States, DateTime? ChangesAt);

/// <summary>Events by day, upcoming or past, filtered by public columns only.</summary>
public sealed class ListEvents(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public const int PageSize = 25;

    public async Task<EventList> FindAsync(EventFilter filter, int page, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var shown = db.Events.Shown();
        var fitting = shown.FitTo(filter with { When = EventsWhen.All }, now);
        var isPast = filter.When is EventsWhen.Past;

        var upcoming = await fitting.Upcoming(now).CountAsync(ct);
        var past = await fitting.Past(now).CountAsync(ct);
        var pageOf = new PageOf(page, PageSize, isPast ? past : upcoming);
        var ordered = isPast ? fitting.Past(now).ByDayBackwards() : fitting.Upcoming(now).ByDay();
        var events = await ordered.Skip(pageOf.Skip).Take(PageSize).AsCards().ToListAsync(ct);

        // Naming the states lets the index answer, one look-up each; a bare DISTINCT reads every event.
        var known = shown.Where(e => UsStates.Codes.Contains(e.State));
        var states = await (isPast ? known.Past(now) : known.Upcoming(now)).Select(e => e.State).Distinct().ToListAsync(ct);
        var changesAt = await shown.Upcoming(now).MinAsync(e => (DateTime?)e.PastAt, ct);
        return new EventList(events, pageOf, upcoming, past, states, changesAt);
    }
}
