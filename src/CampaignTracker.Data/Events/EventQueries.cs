using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Events;

/// <summary>The questions that pages ask of events. Each is answered by an index, and reads public columns only.</summary>
public static class EventQueries
{
    /// <summary>How long calendars keep an event that is past, and tell of one that was cancelled.</summary>
    public static readonly TimeSpan KeptOnCalendars = TimeSpan.FromDays(30);

    private static readonly EventStatus[] Public = [EventStatus.Published, EventStatus.Cancelled, EventStatus.Postponed];

    /// <summary>Those that the public sees, cancelled and postponed ones among them.</summary>
    public static IQueryable<CampaignEvent> Shown(this IQueryable<CampaignEvent> events) => events.Where(e => Public.Contains(e.Status));

    /// <summary>Those that are not past at an instant (UTC), each by its own zone.</summary>
    public static IQueryable<CampaignEvent> Upcoming(this IQueryable<CampaignEvent> events, DateTime now)
    {
        // Says of the start what follows from the end, so that a list by day or by start is not read from the first event ever.
        var earliest = DateOnly.FromDateTime(now).AddDays(-EventSchedule.MostDays - 2);
        var earliestStart = now.AddDays(-EventSchedule.MostDays - 2);
        return events.Where(e => e.PastAt > now && e.StartDate >= earliest && e.StartsAt >= earliestStart);
    }

    /// <summary>Those that are past at an instant (UTC), each by its own zone.</summary>
    public static IQueryable<CampaignEvent> Past(this IQueryable<CampaignEvent> events, DateTime now)
    {
        var latest = DateOnly.FromDateTime(now).AddDays(1);
        return events.Where(e => e.PastAt <= now && e.StartDate <= latest && e.StartsAt <= now);
    }

    /// <summary>Those that calendars hold at an instant (UTC): what is to come, and for <see cref="KeptOnCalendars"/> what is past or was cancelled.</summary>
    public static IQueryable<CampaignEvent> OnCalendars(this IQueryable<CampaignEvent> events, DateTime now)
    {
        var since = now - KeptOnCalendars;
        var earliestStart = since.AddDays(-EventSchedule.MostDays - 2);
        return events.Where(e => e.PastAt > since && e.StartsAt >= earliestStart && (e.Status != EventStatus.Cancelled || e.CancelledAt > since));
    }

    /// <summary>Those that begin on a local date or later.</summary>
    public static IQueryable<CampaignEvent> From(this IQueryable<CampaignEvent> events, DateOnly day) => events.Where(e => e.StartDate >= day);

    /// <summary>Those that begin on a local date or earlier.</summary>
    public static IQueryable<CampaignEvent> To(this IQueryable<CampaignEvent> events, DateOnly day) => events.Where(e => e.StartDate <= day);

    /// <summary>Those of one state.</summary>
    public static IQueryable<CampaignEvent> InState(this IQueryable<CampaignEvent> events, string state) => events.Where(e => e.State == state);

    /// <summary>Those of one type.</summary>
    public static IQueryable<CampaignEvent> OfType(this IQueryable<CampaignEvent> events, EventType type) => events.Where(e => e.Type == type);

    /// <summary>Those whose public point lies in a box.</summary>
    public static IQueryable<CampaignEvent> Within(this IQueryable<CampaignEvent> events, GeoBox box)
    {
        var inLatitude = events.Where(e => e.Latitude >= box.South && e.Latitude <= box.North);
        return box.CrossesAntimeridian
            ? inLatitude.Where(e => e.Longitude >= box.West || e.Longitude <= box.East)
            : inLatitude.Where(e => e.Longitude >= box.West && e.Longitude <= box.East);
    }

    /// <summary>Those whose public point is at most some miles from a point. The box is for the index, the law of cosines for the circle.</summary>
    public static IQueryable<CampaignEvent> NearTo(this IQueryable<CampaignEvent> events, GeoPoint centre, double miles)
    {
        var sine = Math.Sin(double.DegreesToRadians(centre.Latitude));
        var cosine = Math.Cos(double.DegreesToRadians(centre.Latitude));
        var longitude = double.DegreesToRadians(centre.Longitude);
        var least = Math.Cos(miles / GeoPoint.EarthRadiusMiles);
        return events.Within(GeoBox.Around(centre, miles)).Where(e =>
            Math.Sin(double.DegreesToRadians(e.Latitude!.Value)) * sine
            + Math.Cos(double.DegreesToRadians(e.Latitude!.Value)) * cosine * Math.Cos(double.DegreesToRadians(e.Longitude!.Value) - longitude) >= least);
    }

    /// <summary>Those that an organization hosts, in whatever role. A join, because SQLite answers <c>Any</c> by reading every event.</summary>
    public static IQueryable<CampaignEvent> HostedBy(this IQueryable<CampaignEvent> events, Guid organizationId) =>
        events.SelectMany(e => e.Hosts, (e, host) => new { Event = e, host.OrganizationId })
            .Where(hosted => hosted.OrganizationId == organizationId)
            .Select(hosted => hosted.Event);

    /// <summary>Those that an organization hosts in one role.</summary>
    public static IQueryable<CampaignEvent> HostedBy(this IQueryable<CampaignEvent> events, Guid organizationId, HostRole role) =>
        events.SelectMany(e => e.Hosts, (e, host) => new { Event = e, host.OrganizationId, host.Role })
            .Where(hosted => hosted.OrganizationId == organizationId && hosted.Role == role)
            .Select(hosted => hosted.Event);

    /// <summary>Those of one day of action.</summary>
    public static IQueryable<CampaignEvent> OfDay(this IQueryable<CampaignEvent> events, Guid dayOfActionId) =>
        events.Where(e => e.DayOfActionId == dayOfActionId);

    /// <summary>
    /// As on a calendar: by local day, in each day those of which no hour is known first, then by the clock of the place. A day has two
    /// limits here, or SQLite reads and sorts all events by another index before it gives the first.
    /// </summary>
    public static IOrderedQueryable<CampaignEvent> ByDay(this IQueryable<CampaignEvent> events) =>
        events.Where(e => e.StartDate <= DateOnly.MaxValue).OrderBy(e => e.StartDate).ByHour();

    /// <summary>The last day first; each day as <see cref="ByDay"/> has it.</summary>
    public static IOrderedQueryable<CampaignEvent> ByDayBackwards(this IQueryable<CampaignEvent> events) =>
        events.Where(e => e.StartDate >= DateOnly.MinValue).OrderByDescending(e => e.StartDate).ByHour();

    /// <summary>The next first.</summary>
    public static IOrderedQueryable<CampaignEvent> SoonestFirst(this IQueryable<CampaignEvent> events) =>
        events.OrderBy(e => e.StartsAt).ThenBy(e => e.Id);

    /// <summary>Those that come after one in the order of <see cref="SoonestFirst"/>.</summary>
    public static IQueryable<CampaignEvent> StartingAfter(this IQueryable<CampaignEvent> events, DateTime startsAt, Guid id) =>
        events.Where(e => e.StartsAt >= startsAt && (e.StartsAt > startsAt || e.Id > id));

    /// <summary>The last first.</summary>
    public static IOrderedQueryable<CampaignEvent> LatestFirst(this IQueryable<CampaignEvent> events) =>
        events.OrderByDescending(e => e.StartsAt).ThenByDescending(e => e.Id);

    /// <summary>The one with this address.</summary>
    public static IQueryable<CampaignEvent> Named(this IQueryable<CampaignEvent> events, string slug) => events.Where(e => e.Slug == slug);

    /// <summary>The one with this short code.</summary>
    public static IQueryable<CampaignEvent> WithCode(this IQueryable<CampaignEvent> events, string code) => events.Where(e => e.Code == code);

    /// <summary>Those with one of these short codes.</summary>
    public static IQueryable<CampaignEvent> WithCodes(this IQueryable<CampaignEvent> events, IReadOnlyList<string> codes) =>
        events.Where(e => codes.Contains(e.Code));

    /// <summary>The day of action with this address.</summary>
    public static IQueryable<DayOfAction> Named(this IQueryable<DayOfAction> days, string slug) => days.Where(d => d.Slug == slug);

    private static IOrderedQueryable<CampaignEvent> ByHour(this IOrderedQueryable<CampaignEvent> events) =>
        events.ThenBy(e => e.StartTime != null).ThenBy(e => e.StartTime).ThenBy(e => e.StartsAt).ThenBy(e => e.Id);
}
