using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>When an answer about events was last another, and when it will be by itself.</summary>
public sealed class EventChanges(NewestChange newest, IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock, PageLife life)
{
    /// <summary>The newest change (UTC). Where the answer was asked for one side of now, an event that passes is a change too.</summary>
    public async Task<DateTime?> FindAsync(EventFilter filter, CancellationToken ct)
    {
        var changed = await newest.FindAsync(ct);
        if (filter.When is EventsWhen.All)
            return changed;

        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        life.ChangesAt(await db.Events.Shown().Where(e => e.PastAt > now).MinAsync(e => (DateTime?)e.PastAt, ct));
        var passed = await db.Events.Shown().Where(e => e.PastAt <= now).MaxAsync(e => (DateTime?)e.PastAt, ct);
        return changed is null || passed > changed ? passed : changed;
    }
}
