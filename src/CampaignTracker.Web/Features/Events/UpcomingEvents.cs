using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events;

/// <summary>What comes next.</summary>
public sealed class UpcomingEvents(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>The next events by their local days, cancelled and postponed ones among them.</summary>
    public async Task<IReadOnlyList<EventCardView>> NextAsync(int count, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Shown().Upcoming(clock.UtcNow()).ByDay().Take(count).AsCards().ToListAsync(ct);
    }

    /// <summary>The next event that takes place; null where none is announced.</summary>
    public async Task<EventCardView?> NextToTakePlaceAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Where(e => e.Status == EventStatus.Published).Upcoming(clock.UtcNow()).ByDay().Take(1).AsCards().FirstOrDefaultAsync(ct);
    }

    /// <summary>How many are to come, and when the first of them is past (UTC): the instant at which pages that list them read differently.</summary>
    public async Task<(int Count, DateTime? ChangesAt)> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var coming = db.Events.Shown().Upcoming(clock.UtcNow());
        return (await coming.CountAsync(ct), await coming.MinAsync(e => (DateTime?)e.PastAt, ct));
    }
}
