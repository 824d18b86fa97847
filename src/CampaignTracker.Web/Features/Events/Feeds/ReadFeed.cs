using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Feeds;

/// <summary>The events that a feed holds: what was last changed first.</summary>
public sealed class ReadFeed(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>Entries of a feed at most: readers ask for all of it each time.</summary>
    public const int MostEntries = 100;

    public async Task<IReadOnlyList<EventView>> NewestAsync(EventFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Shown().FitTo(filter, clock.UtcNow())
            .OrderByDescending(e => e.UpdatedAt).ThenByDescending(e => e.Id).Take(MostEntries).AsViews().ToListAsync(ct);
    }
}
