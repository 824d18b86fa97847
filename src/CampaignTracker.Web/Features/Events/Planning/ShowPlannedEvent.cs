using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>How one event stands, for its page among organizers. Whoever may not organize reads what the public would.</summary>
public sealed class ShowPlannedEvent(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock)
{
    /// <returns>Null where there is none.</returns>
    public async Task<PlannedEventView?> FindAsync(Guid id, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var mayOrganize = await acting.ForAsync(OrganizerPolicies.Organizes) is not null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var shown = await db.Events.AsNoTracking().Where(e => e.Id == id).Select(e => new PlannedEventView(
            e.Id, e.Slug, e.Code, e.Type, e.Status, new BilingualText(e.Title.En, e.Title.Es), new BilingualText(e.ChangeNote.En, e.ChangeNote.Es),
            e.StartDate, e.StartTime, e.EndDate, e.EndTime, e.TimeZone, e.PreviousStartDate, e.PreviousStartTime, e.StartsAt <= now, e.PastAt <= now,
            e.Venue, e.AddressLine, e.City, e.State, e.AddressVisibility, e.IsFlagship, e.IsSample, mayOrganize ? e.DeclineReason : null,
            e.SeriesId == null || e.Status != EventStatus.Proposed ? 0 : db.Events.Count(other => other.SeriesId == e.SeriesId && other.Status == EventStatus.Proposed), mayOrganize,
            e.Turnout, e.Press, e.Pictures,
            e.SeriesId == null ? 0 : db.Events.Count(other => other.SeriesId == e.SeriesId && other.OccurrenceDate > e.OccurrenceDate && other.PastAt > now
                && (other.Status == EventStatus.Published || other.Status == EventStatus.Postponed)))).SingleOrDefaultAsync(ct);
        return shown;
    }
}

/// <summary>An event among organizers; of its place what is public.</summary>
/// <remarks>Near its end: how many times of its series are proposed, 0 where it is no part of one or not proposed; and whether who asks may decide. The last: how many later times of its series may still take place.</remarks>
public sealed record PlannedEventView(
    Guid Id, string Slug, string Code, EventType Type, EventStatus Status, BilingualText Title, BilingualText ChangeNote,
    DateOnly StartDate, TimeOnly? StartTime, DateOnly? EndDate, TimeOnly? EndTime, string TimeZone, DateOnly? PreviousStartDate, TimeOnly? PreviousStartTime, bool HasBegun, bool IsPast,
    string Venue, string AddressLine, string City, string State, AddressVisibility Visibility, bool IsFlagship, bool IsSample, string? DeclineReason,
    int ProposedTimes, bool MayOrganize, int? Turnout, IReadOnlyList<Source> Press, IReadOnlyList<Source> Pictures, int LaterTimes)
{
    public EventSchedule Schedule => new(StartDate, StartTime, EndDate, EndTime, TimeZone);

    public bool IsPublic => Status is EventStatus.Published or EventStatus.Cancelled or EventStatus.Postponed;

    public string Place => string.Join(", ", new[] { Venue, AddressLine, City, State }.Where(part => part.Length > 0));

    /// <summary>What can be done with it, the likeliest first.</summary>
    public IReadOnlyList<EventStep> Steps => Status switch
    {
        EventStatus.Proposed when ProposedTimes > 1 => [EventStep.PublishSeries, EventStep.DeclineSeries, EventStep.Publish, EventStep.Decline, Flagship, EventStep.Duplicate],
        EventStatus.Proposed => [EventStep.Publish, EventStep.Decline, Flagship, EventStep.Duplicate],
        EventStatus.Published when IsPast => [EventStep.Report, EventStep.Cancel, Flagship, EventStep.Duplicate],
        EventStatus.Published when HasBegun => [EventStep.Report, EventStep.Postpone, EventStep.Cancel, Flagship, EventStep.Duplicate],
        EventStatus.Published => [EventStep.Postpone, EventStep.Cancel, Flagship, EventStep.Duplicate],
        EventStatus.Postponed => [EventStep.Reschedule, EventStep.Cancel, Flagship, EventStep.Duplicate],
        _ => [EventStep.Duplicate],
    };

    private EventStep Flagship => IsFlagship ? EventStep.UnmarkFlagship : EventStep.MarkFlagship;
}
