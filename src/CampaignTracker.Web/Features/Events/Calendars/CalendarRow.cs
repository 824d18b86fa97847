using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>An event as calendars take it. All of it is public: no column of the true address is read.</summary>
public sealed record CalendarRow(
    Guid Id, int Version, DateTime UpdatedAt, string Slug, EventType Type, EventStatus Status,
    BilingualText Title, BilingualText Description, BilingualText Accessibility, BilingualText Bring, BilingualText Safety,
    BilingualText ReportedHost, BilingualText ChangeNote,
    DateOnly StartDate, TimeOnly? StartTime, DateOnly? EndDate, TimeOnly? EndTime, string TimeZone, DateTime StartsAt, DateTime PastAt,
    DateOnly? PreviousStartDate, TimeOnly? PreviousStartTime, DateTime? PlaceChangedAt,
    AddressVisibility Visibility, string Venue, string AddressLine, string City, string State, string PostalCode,
    double? Latitude, double? Longitude, PointPrecision Precision,
    IReadOnlyList<EventHostName> Hosts, bool IsFlagship, bool IsSample, DateOnly? OccurrenceDate, CalendarSeries? Series)
{
    public EventSchedule Schedule => new(StartDate, StartTime, EndDate, EndTime, TimeZone);

    public bool IsRescheduled => Status is EventStatus.Published && PreviousStartDate is not null;

    /// <summary>True where it was moved while people counted on it.</summary>
    public bool IsAtNewPlace => Status is EventStatus.Published && PlaceChangedAt is not null;
}

internal static class CalendarRows
{
    /// <summary>Events as calendars take them, in the order they have; hosts that are not on the roster (any more) are not named.</summary>
    public static IQueryable<CalendarRow> AsCalendarRows(this IQueryable<CampaignEvent> events) => events.AsSplitQuery().Select(e => new CalendarRow(
        e.Id, e.Version, e.UpdatedAt, e.Slug, e.Type, e.Status,
        new BilingualText(e.Title.En, e.Title.Es), new BilingualText(e.Description.En, e.Description.Es),
        new BilingualText(e.Accessibility.En, e.Accessibility.Es), new BilingualText(e.Bring.En, e.Bring.Es), new BilingualText(e.Safety.En, e.Safety.Es),
        new BilingualText(e.ReportedHost.En, e.ReportedHost.Es), new BilingualText(e.ChangeNote.En, e.ChangeNote.Es),
        e.StartDate, e.StartTime, e.EndDate, e.EndTime, e.TimeZone, e.StartsAt, e.PastAt,
        e.PreviousStartDate, e.PreviousStartTime, e.PlaceChangedAt,
        e.AddressVisibility, e.Venue, e.AddressLine, e.City, e.State, e.PostalCode,
        e.Latitude, e.Longitude, e.Precision,
        e.Hosts.Where(h => (h.Organization!.Status == OrganizationStatus.Listed ? 1 : 0) == 1)
            .OrderByDescending(h => h.Role == HostRole.Lead).ThenBy(h => h.Organization!.SortKey)
            .Select(h => new EventHostName(h.Organization!.Name, h.Role)).ToList(),
        e.IsFlagship, e.IsSample, e.OccurrenceDate,
        e.Series == null
            ? null
            : new CalendarSeries(
                e.Series.Id, e.Series.Version, e.Series.UpdatedAt, e.Series.Kind, e.Series.Every, e.Series.IsLast, e.Series.Until, e.Series.FirstDate, e.Series.StartTime, e.Series.EndTime, e.Series.EndsAfterDays,
                e.Series.TimeZone)));
}
