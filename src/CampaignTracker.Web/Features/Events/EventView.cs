using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>An organization of the roster that hosts an event.</summary>
public sealed record EventHostView(Guid Id, string Name, string Slug, HostRole Role, bool IsSample);

/// <summary>The day of action of an event.</summary>
public sealed record DayLinkView(Guid Id, string Slug, BilingualText Name);

/// <summary>All that a participant needs of one event. All of it is public: no column of the true address is read.</summary>
public sealed record EventView(
    Guid Id, string Slug, string Code, EventType Type, EventStatus Status, EventEvidence Evidence,
    BilingualText Title, BilingualText Description, BilingualText Accessibility, BilingualText Bring, BilingualText Safety,
    IReadOnlyList<string> Languages, BilingualText ReportedHost, BilingualText ChangeNote, DateTime? CancelledAt,
    DateOnly StartDate, TimeOnly? StartTime, DateOnly? EndDate, TimeOnly? EndTime, string TimeZone, DateTime StartsAt, DateTime PastAt,
    DateOnly? PreviousStartDate, TimeOnly? PreviousStartTime, DateTime? PlaceChangedAt,
    AddressVisibility Visibility, string Venue, string AddressLine, string City, string State, string PostalCode,
    double? Latitude, double? Longitude, PointPrecision Precision,
    IReadOnlyList<EventHostView> Hosts, DayLinkView? DayOfAction, IReadOnlyList<Source> Sources, bool IsFlagship, bool IsSample,
    DateTime CreatedAt, DateTime UpdatedAt,
    AccessFeatures Access, DateTime? ChangedAt, Guid? SeriesId, DateOnly? OccurrenceDate, int? Turnout, IReadOnlyList<Source> Press, IReadOnlyList<Source> Pictures)
{
    public EventSchedule Schedule => new(StartDate, StartTime, EndDate, EndTime, TimeZone);

    /// <summary>The public point; null where there is none.</summary>
    public GeoPoint? Point => Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude) : null;

    /// <summary>City, state and ZIP code as on an envelope.</summary>
    public string Town => $"{City}{(City.Length > 0 && State.Length > 0 ? ", " : "")}{State} {PostalCode}".Trim();

    /// <summary>True where it was moved while people counted on it.</summary>
    public bool IsAtNewPlace => Status is EventStatus.Published && PlaceChangedAt is not null;

    public bool IsRescheduled => Status is EventStatus.Published && PreviousStartDate is not null;
}

internal static class EventViews
{
    /// <summary>
    /// Events whole, in the order they have. Texts are made anew of their two columns: EF reads the whole row where a complex value is
    /// selected as such.
    /// </summary>
    public static IQueryable<EventView> AsViews(this IQueryable<CampaignEvent> events) => events.AsSplitQuery().Select(e => new EventView(
        e.Id, e.Slug, e.Code, e.Type, e.Status, e.Evidence,
        new BilingualText(e.Title.En, e.Title.Es), new BilingualText(e.Description.En, e.Description.Es),
        new BilingualText(e.Accessibility.En, e.Accessibility.Es), new BilingualText(e.Bring.En, e.Bring.Es), new BilingualText(e.Safety.En, e.Safety.Es),
        e.Languages, new BilingualText(e.ReportedHost.En, e.ReportedHost.Es), new BilingualText(e.ChangeNote.En, e.ChangeNote.Es), e.CancelledAt,
        e.StartDate, e.StartTime, e.EndDate, e.EndTime, e.TimeZone, e.StartsAt, e.PastAt,
        e.PreviousStartDate, e.PreviousStartTime, e.PlaceChangedAt,
        e.AddressVisibility, e.Venue, e.AddressLine, e.City, e.State, e.PostalCode,
        e.Latitude, e.Longitude, e.Precision,
        e.Hosts.Where(h => (h.Organization!.Status == OrganizationStatus.Listed ? 1 : 0) == 1)
            .OrderByDescending(h => h.Role == HostRole.Lead).ThenBy(h => h.Organization!.SortKey)
            .Select(h => new EventHostView(h.OrganizationId, h.Organization!.Name, h.Organization!.Slug, h.Role, h.Organization!.IsSample)).ToList(),
        e.DayOfAction == null
            ? null
            : new DayLinkView(e.DayOfAction.Id, e.DayOfAction.Slug, new BilingualText(e.DayOfAction.Name.En, e.DayOfAction.Name.Es)),
        e.Sources, e.IsFlagship, e.IsSample, e.CreatedAt, e.UpdatedAt,
        e.Access, e.ChangedAt, e.SeriesId, e.OccurrenceDate, e.Turnout, e.Press, e.Pictures));
}
