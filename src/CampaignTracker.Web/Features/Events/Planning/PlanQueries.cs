using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Organizers' questions about events. Only those who may organize ask by the true place; a reader's filters see what the public sees.</summary>
internal static class PlanQueries
{
    public static IQueryable<CampaignEvent> FitTo(this IQueryable<CampaignEvent> events, PlanFilter filter, DateTime now, bool seesTruePlaces)
    {
        events = events.FitTo(
            new EventFilter { When = filter.When, State = filter.State, Type = filter.Type, Status = filter.Status, DayOfActionId = filter.DayOfActionId }, now);
        // Who asks for nothing in particular plans what may come about.
        if (filter is { Status: null, When: EventsWhen.Upcoming })
            events = events.Where(e => e.Status != EventStatus.Declined);
        if (filter.IsPlaceUnsure)
            events = seesTruePlaces ? events.Unsure() : events.Where(e => e.Latitude == null || e.Precision != PointPrecision.Exact);
        if (filter.Box is { } box)
            events = seesTruePlaces ? events.TrulyWithin(box) : events.Within(box);
        if (filter.Host.Length > 0)
            events = events.HostedLike(filter.Host);
        return events;
    }

    /// <summary>Those with a host whose names or town hold every word, or that are known to be hosted so, as it is typed.</summary>
    private static IQueryable<CampaignEvent> HostedLike(this IQueryable<CampaignEvent> events, string host)
    {
        foreach (var word in FoldedText.Words(host))
            events = events.Where(e => e.Hosts.Any(h => h.Organization!.SearchText.Contains(word)) || e.ReportedHost.En.Contains(host) || e.ReportedHost.Es.Contains(host));
        return events;
    }

    /// <summary>Those of which no point is known, or only the middle of a ZIP code's area or a town.</summary>
    private static IQueryable<CampaignEvent> Unsure(this IQueryable<CampaignEvent> events) => events.Where(e =>
        e.TrueAddress!.Latitude == null || e.Precision == PointPrecision.PostalCode || e.Precision == PointPrecision.City
        || (e.Precision == PointPrecision.Area && e.TrueAddress.Latitude == e.Latitude && e.TrueAddress.Longitude == e.Longitude));

    private static IQueryable<CampaignEvent> TrulyWithin(this IQueryable<CampaignEvent> events, GeoBox box)
    {
        var inLatitude = events.Where(e => e.TrueAddress!.Latitude >= box.South && e.TrueAddress.Latitude <= box.North);
        return box.CrossesAntimeridian
            ? inLatitude.Where(e => e.TrueAddress!.Longitude >= box.West || e.TrueAddress.Longitude <= box.East)
            : inLatitude.Where(e => e.TrueAddress!.Longitude >= box.West && e.TrueAddress.Longitude <= box.East);
    }
}
