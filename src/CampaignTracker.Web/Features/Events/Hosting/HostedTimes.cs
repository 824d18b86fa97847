using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>Events as their hosts change them, one at a time or with all later times of a series.</summary>
internal static class HostedTimes
{
    /// <summary>With all that a change touches or is told of.</summary>
    public static IQueryable<CampaignEvent> Whole(this IQueryable<CampaignEvent> events) =>
        events.Include(e => e.TrueAddress).Include(e => e.Hosts).ThenInclude(h => h.Organization).AsSplitQuery();

    /// <summary>One that an organization leads; null where it does not.</summary>
    public static Task<CampaignEvent?> LedAsync(CampaignDbContext db, Guid eventId, Guid organizationId, CancellationToken ct) => db.Events.Whole()
        .SingleOrDefaultAsync(e => e.Id == eventId && e.Hosts.Any(h => h.OrganizationId == organizationId && h.Role == HostRole.Lead), ct);

    /// <summary>The times of its series that come after it and are not past.</summary>
    public static async Task<List<CampaignEvent>> LaterAsync(CampaignDbContext db, CampaignEvent one, DateTime now, CancellationToken ct)
    {
        var (seriesId, date) = (one.SeriesId, one.OccurrenceDate);
        return seriesId is null ? [] : await db.Events.Whole()
            .Where(e => e.SeriesId == seriesId && e.OccurrenceDate > date && e.PastAt > now).OrderBy(e => e.OccurrenceDate).ToListAsync(ct);
    }

    /// <summary>All for which an organization is asked: the event, or the times of its series that are not past.</summary>
    public static async Task<List<CampaignEvent>> AskedForAsync(CampaignDbContext db, CampaignEvent one, DateTime now, CancellationToken ct)
    {
        var (id, seriesId) = (one.Id, one.SeriesId);
        return await db.Events.Whole().Where(e => seriesId == null ? e.Id == id : e.SeriesId == seriesId && e.PastAt > now && e.Status != EventStatus.Declined)
            .OrderBy(e => e.StartsAt).ToListAsync(ct);
    }

    /// <summary>The event by which invitations to it are kept: itself, or the first time of its series.</summary>
    public static async Task<CampaignEvent> KeptByAsync(CampaignDbContext db, CampaignEvent one, CancellationToken ct)
    {
        if (one.SeriesId is not { } seriesId)
            return one;
        return await db.Events.Include(e => e.Hosts).Where(e => e.SeriesId == seriesId).OrderBy(e => e.OccurrenceDate).FirstAsync(ct);
    }

    /// <summary>The schedule of a later time that is moved as <paramref name="one"/> was: by as many days, to the same hours.</summary>
    public static EventSchedule MovedAs(CampaignEvent later, DateOnly before, EventSchedule one)
    {
        var start = later.StartDate.AddDays(one.StartDate.DayNumber - before.DayNumber);
        return one with { StartDate = start, EndDate = one.EndDate is { } end ? start.AddDays(end.DayNumber - one.StartDate.DayNumber) : null };
    }
}
