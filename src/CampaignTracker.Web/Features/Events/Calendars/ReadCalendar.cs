using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>The events that a calendar holds, soonest first.</summary>
public sealed class ReadCalendar(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>Those of a calendar to follow: what is to come, and for a while what is past or was cancelled.</summary>
    public Task<IReadOnlyList<CalendarRow>> FollowedAsync(EventFilter filter, CancellationToken ct) =>
        ReadAsync(shown => shown.OnCalendars(clock.UtcNow()).FitTo(filter, clock.UtcNow()), ct);

    /// <summary>Those that the API was asked for, past ones among them.</summary>
    public Task<IReadOnlyList<CalendarRow>> FittingAsync(EventFilter filter, CancellationToken ct) => ReadAsync(shown => shown.FitTo(filter, clock.UtcNow()), ct);

    /// <summary>One event, however long it is past; null where the public sees no such event.</summary>
    public async Task<CalendarRow?> FindAsync(string slug, CancellationToken ct) => (await ReadAsync(shown => shown.Named(slug), ct)).SingleOrDefault();

    /// <summary>The day of action with this address; null where there is none.</summary>
    public async Task<DayLinkView?> FindDayAsync(string slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.DaysOfAction.Named(slug).Select(d => new DayLinkView(d.Id, d.Slug, new BilingualText(d.Name.En, d.Name.Es))).SingleOrDefaultAsync(ct);
    }

    private async Task<IReadOnlyList<CalendarRow>> ReadAsync(Func<IQueryable<CampaignEvent>, IQueryable<CampaignEvent>> fitting, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var shown = fitting(db.Events.Shown());
        // Before the times themselves: of a change between the two a calendar then knows too little of a series, never too much.
        var changes = await ChangesAsync(db, shown, ct);
        var rows = await shown.SoonestFirst().AsCalendarRows().ToListAsync(ct);
        return [.. rows.Select(row => row.Series is { } series && changes.TryGetValue(series.Id, out var change) ? row with { Series = change.To(series) } : row)];
    }

    /// <summary>What became of the series of some events, by all of their times: also those that are not shown yet, and those that no calendar holds any more.</summary>
    private static Task<Dictionary<Guid, SeriesChange>> ChangesAsync(CampaignDbContext db, IQueryable<CampaignEvent> shown, CancellationToken ct)
    {
        var series = shown.Where(e => e.SeriesId != null).Select(e => e.SeriesId);
        return db.Events.Where(e => series.Contains(e.SeriesId)).GroupBy(e => e.SeriesId!.Value)
            .Select(times => new { times.Key, Change = new SeriesChange(times.Sum(time => time.Version), times.Max(time => time.UpdatedAt)) })
            .ToDictionaryAsync(one => one.Key, one => one.Change, ct);
    }

    /// <summary>How often the times of a series were changed, and when the last of them was (UTC).</summary>
    private sealed record SeriesChange(int Times, DateTime NewestAt)
    {
        public CalendarSeries To(CalendarSeries series) => series with
        {
            Sequence = series.Sequence + Times,
            ChangedAt = NewestAt > series.ChangedAt ? NewestAt : series.ChangedAt,
        };
    }
}
