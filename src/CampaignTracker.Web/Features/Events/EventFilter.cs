using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;

namespace CampaignTracker.Web.Features.Events;

/// <summary>Which side of now, each event by its own zone.</summary>
public enum EventsWhen
{
    All,
    Upcoming,
    Past,
}

/// <summary>A circle around a point, in statute miles.</summary>
public readonly record struct GeoCircle(GeoPoint Centre, double Miles)
{
    public const double KilometresPerMile = 1.609344;
}

/// <summary>What is asked of the events; null asks for anything. Days are those of the places, points the public ones.</summary>
public sealed record EventFilter
{
    public EventsWhen When { get; init; }

    public string? State { get; init; }

    public EventType? Type { get; init; }

    public EventStatus? Status { get; init; }

    /// <summary>The first day on which they begin.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which they begin.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The ZIP code that a reader gave; it has a point.</summary>
    public ZipCode? Near { get; init; }

    /// <summary>How far from <see cref="Near"/>, in statute miles.</summary>
    public int Miles { get; init; } = ReadEventFilter.UsualMiles;

    public GeoCircle? Circle { get; init; }

    public GeoBox? Box { get; init; }

    /// <summary>An organization that hosts them.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>As what it hosts them.</summary>
    public HostRole? Role { get; init; }

    public Guid? DayOfActionId { get; init; }

    /// <summary>Those that changed at that instant (UTC) or later.</summary>
    public DateTime? UpdatedSince { get; init; }

    /// <summary>These alone; empty asks for any.</summary>
    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>True where a reader of the list narrowed it.</summary>
    public bool IsOn => State is not null || Type is not null || From is not null || To is not null || Near is not null || Box is not null;
}

internal static class EventFilterQueries
{
    public static IQueryable<CampaignEvent> FitTo(this IQueryable<CampaignEvent> events, EventFilter filter, DateTime now)
    {
        if (filter.When is not EventsWhen.All)
            events = filter.When is EventsWhen.Past ? events.Past(now) : events.Upcoming(now);
        if (filter.State is { } state)
            events = events.InState(state);
        if (filter.Type is { } type)
            events = events.OfType(type);
        if (filter.Status is { } status)
            events = events.Where(e => e.Status == status);
        if (filter.From is { } from)
            events = events.From(from);
        if (filter.To is { } to)
            events = events.To(to);
        if (filter.Near?.Point is { } point)
            events = events.NearTo(point, filter.Miles);
        if (filter.Circle is { } circle)
            events = events.NearTo(circle.Centre, circle.Miles);
        if (filter.Box is { } box)
            events = events.Within(box);
        if (filter.DayOfActionId is { } day)
            events = events.OfDay(day);
        if (filter.UpdatedSince is { } since)
            events = events.Where(e => e.UpdatedAt >= since);
        if (filter.Ids is { Count: > 0 } ids)
            events = events.Where(e => ids.Contains(e.Id));
        if (filter.OrganizationId is { } organization)
            events = filter.Role is { } role ? events.HostedBy(organization, role) : events.HostedBy(organization);
        return events;
    }
}
