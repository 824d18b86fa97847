using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>A host of the roster on a card.</summary>
public sealed record EventHostName(string Name, HostRole Role);

/// <summary>An event as lists show it. All of it is public: no column of the true address is read.</summary>
public sealed record EventCardView(
    string Slug, string Code, EventType Type, EventStatus Status, EventEvidence Evidence, BilingualText Title,
    DateOnly StartDate, TimeOnly? StartTime, DateOnly? EndDate, TimeOnly? EndTime, string TimeZone, DateTime PastAt,
    AddressVisibility Visibility, string Venue, string AddressLine, string City, string State, double? Latitude, double? Longitude, PointPrecision Precision,
    IReadOnlyList<EventHostName> Hosts, BilingualText ReportedHost, bool IsSample, bool IsFlagship, AccessFeatures Access, DateOnly? PreviousStartDate, DateTime? PlaceChangedAt)
{
    public EventSchedule Schedule => new(StartDate, StartTime, EndDate, EndTime, TimeZone);

    /// <summary>The public point; null where there is none.</summary>
    public GeoPoint? Point => Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude) : null;

    /// <summary>As much of the place as is public, in a line.</summary>
    public string Place => string.Join(", ", new[] { Venue, AddressLine, City, State }.Where(part => part.Length > 0));
}

internal static class EventCards
{
    /// <summary>
    /// Events as cards, in the order they have. Hosts that are not on the roster (any more) are not named. They come by a query of
    /// their own: in one query SQLite would read the hosts of all events. Whether one is on the roster is asked in a way that no index
    /// answers: from the index SQLite would begin with the whole roster.
    /// </summary>
    public static IQueryable<EventCardView> AsCards(this IQueryable<CampaignEvent> events) => events.AsSplitQuery().Select(e => new EventCardView(
        e.Slug, e.Code, e.Type, e.Status, e.Evidence, new BilingualText(e.Title.En, e.Title.Es),
        e.StartDate, e.StartTime, e.EndDate, e.EndTime, e.TimeZone, e.PastAt,
        e.AddressVisibility, e.Venue, e.AddressLine, e.City, e.State, e.Latitude, e.Longitude, e.Precision,
        e.Hosts.Where(h => (h.Organization!.Status == OrganizationStatus.Listed ? 1 : 0) == 1)
            .OrderByDescending(h => h.Role == HostRole.Lead).ThenBy(h => h.Organization!.SortKey)
            .Select(h => new EventHostName(h.Organization!.Name, h.Role)).ToList(),
        new BilingualText(e.ReportedHost.En, e.ReportedHost.Es), e.IsSample, e.IsFlagship, e.Access, e.PreviousStartDate, e.PlaceChangedAt));
}
