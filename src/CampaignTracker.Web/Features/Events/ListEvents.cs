using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>Which side of now.</summary>
public enum EventsWhen
{
    Upcoming,
    Past,
}

/// <summary>What a list of events is asked for. Days are those of the places; <see cref="Near"/> has a point.</summary>
public sealed record EventFilter(EventsWhen When, string? State, EventType? Type, DateOnly? From, DateOnly? To, ZipCode? Near, int Miles)
{
    public bool IsOn => State is not null || Type is not null || From is not null || To is not null || Near is not null;
}

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
        var fitting = Fitting(shown, filter);
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

    private static IQueryable<CampaignEvent> Fitting(IQueryable<CampaignEvent> events, EventFilter filter)
    {
        if (filter.State is { } state)
            events = events.InState(state);
        if (filter.Type is { } type)
            events = events.OfType(type);
        if (filter.From is { } from)
            events = events.From(from);
        if (filter.To is { } to)
            events = events.To(to);
        return filter.Near?.Point is { } point ? events.NearTo(point, filter.Miles) : events;
    }
}
