using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>One event, and others of its day of action near it.</summary>
public sealed class ShowEvent(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    private const int RelatedMiles = 100;
    private const int RelatedMost = 5;

    /// <summary>Other times of a series on the page of one.</summary>
    public const int TimesMost = 6;

    /// <returns>Null where the public sees no such event.</returns>
    public async Task<EventView?> FindAsync(string slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Shown().Named(slug).AsViews().SingleOrDefaultAsync(ct);
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

    /// <summary>The next of the other times of its series.</summary>
    public async Task<IReadOnlyList<EventCardView>> NextTimesAsync(EventView shown, CancellationToken ct)
    {
        if (shown.SeriesId is not { } series)
            return [];

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Shown().Upcoming(clock.UtcNow()).Where(e => e.SeriesId == series && e.Id != shown.Id).SoonestFirst().Take(TimesMost).AsCards().ToListAsync(ct);
    }

    /// <summary>By what rule it comes again; null for an event that is once.</summary>
    public async Task<SeriesView?> SeriesAsync(EventView shown, CancellationToken ct)
    {
        if (shown.SeriesId is not { } series)
            return null;

        await using var db = await contexts.CreateDbContextAsync(ct);
        return await SeriesView.FindAsync(db, series, LocalTimes.DateAt(clock.UtcNow(), shown.TimeZone), ct);
    }

    /// <returns>True where it is past by its own zone.</returns>
    public bool IsPast(EventView shown) => shown.PastAt <= clock.UtcNow();
}
