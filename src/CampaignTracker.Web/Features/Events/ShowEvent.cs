using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>An organization of the roster that hosts an event.</summary>
public sealed record EventHostView(string Name, string Slug, HostRole Role, bool IsSample);

/// <summary>The day of action of an event.</summary>
public sealed record DayLinkView(Guid Id, string Slug, BilingualText Name);

/// <summary>All that a participant needs of one event. All of it is public: no column of the true address is read.</summary>
public sealed record EventView(
    Guid Id, string Slug, string Code, EventType Type, EventStatus Status, EventEvidence Evidence,
    BilingualText Title, BilingualText Description, BilingualText Accessibility, BilingualText Bring, BilingualText Safety,
    IReadOnlyList<string> Languages, BilingualText ReportedHost, BilingualText ChangeNote, DateTime? CancelledAt,
    DateOnly StartDate, TimeOnly? StartTime, DateOnly? EndDate, TimeOnly? EndTime, string TimeZone, DateTime PastAt,
    DateOnly? PreviousStartDate, TimeOnly? PreviousStartTime,
    AddressVisibility Visibility, string Venue, string AddressLine, string City, string State, string PostalCode,
    double? Latitude, double? Longitude, PointPrecision Precision,
    IReadOnlyList<EventHostView> Hosts, DayLinkView? DayOfAction, IReadOnlyList<Source> Sources, bool IsSample)
{
    public EventSchedule Schedule => new(StartDate, StartTime, EndDate, EndTime, TimeZone);

    /// <summary>The public point; null where there is none.</summary>
    public GeoPoint? Point => Latitude is { } latitude && Longitude is { } longitude ? new GeoPoint(latitude, longitude) : null;

    /// <summary>City, state and ZIP code as on an envelope.</summary>
    public string Town => $"{City}{(City.Length > 0 && State.Length > 0 ? ", " : "")}{State} {PostalCode}".Trim();

    public bool IsRescheduled => Status is EventStatus.Published && PreviousStartDate is not null;
}

/// <summary>One event, and others of its day of action near it.</summary>
public sealed class ShowEvent(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    private const int RelatedMiles = 100;
    private const int RelatedMost = 5;

    /// <returns>Null where the public sees no such event.</returns>
    public async Task<EventView?> FindAsync(string slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Shown().Named(slug).AsSplitQuery().Select(e => new EventView(
            e.Id, e.Slug, e.Code, e.Type, e.Status, e.Evidence,
            e.Title, e.Description, e.Accessibility, e.Bring, e.Safety,
            e.Languages, e.ReportedHost, e.ChangeNote, e.CancelledAt,
            e.StartDate, e.StartTime, e.EndDate, e.EndTime, e.TimeZone, e.PastAt,
            e.PreviousStartDate, e.PreviousStartTime,
            e.AddressVisibility, e.Venue, e.AddressLine, e.City, e.State, e.PostalCode,
            e.Latitude, e.Longitude, e.Precision,
            e.Hosts.Where(h => h.Organization!.Status == OrganizationStatus.Listed)
                .OrderByDescending(h => h.Role == HostRole.Lead).ThenBy(h => h.Organization!.SortKey)
                .Select(h => new EventHostView(h.Organization!.Name, h.Organization!.Slug, h.Role, h.Organization!.IsSample)).ToList(),
            e.DayOfAction == null ? null : new DayLinkView(e.DayOfAction.Id, e.DayOfAction.Slug, e.DayOfAction.Name),
            e.Sources, e.IsSample)).SingleOrDefaultAsync(ct);
    }

    /// <summary>A few others of the same day of action, within a hundred miles of the public point, or in its state where it has none.</summary>
    public async Task<IReadOnlyList<EventCardView>> RelatedAsync(EventView shown, CancellationToken ct)
    {
        if (shown.DayOfAction is null)
            return [];

        await using var db = await contexts.CreateDbContextAsync(ct);
        var others = db.Events.Shown().OfDay(shown.DayOfAction.Id).Where(e => e.Id != shown.Id && e.Status != EventStatus.Cancelled);
        others = shown.Point is { } point ? others.NearTo(point, RelatedMiles) : others.InState(shown.State);
        return await others.ByDay().Take(RelatedMost).AsCards().ToListAsync(ct);
    }

    /// <returns>True where it is past by its own zone.</returns>
    public bool IsPast(EventView shown) => shown.PastAt <= clock.UtcNow();
}
