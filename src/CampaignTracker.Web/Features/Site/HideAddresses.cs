using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Site;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Site;

/// <summary>Hides the exact addresses that the switches name, those of what is still to come first, and gives back those that none names any more.</summary>
public sealed class HideAddresses(IDbContextFactory<CampaignDbContext> contexts, CoarseAreas areas, TimeProvider clock)
{
    private const int BatchSize = 200;

    /// <summary>Hides every exact address that a switch names. Each batch is a transaction of its own; killed at any moment, it goes on at the next start.</summary>
    /// <returns>How many were hidden.</returns>
    public async Task<int> HideAsync(Actor by, CancellationToken ct)
    {
        var hidden = await EachBatchAsync((db, switches) => db.Events.Exact(switches), one => one.Coarsen(areas.Of(one), by, clock.UtcNow()), ct);
        if (hidden > 0)
            await TellAsync(switches => switches.AddressesHidden(hidden, by, clock.UtcNow()), ct);
        return hidden;
    }

    /// <summary>Shows every address again that a switch hid and none names now.</summary>
    /// <returns>How many are shown again.</returns>
    public async Task<int> ShowAgainAsync(Actor by, CancellationToken ct)
    {
        var shown = await EachBatchAsync((db, switches) => db.Events.Include(nameof(CampaignEvent.TrueAddress)).HiddenInVain(switches), one => one.ShowExactAgain(by, clock.UtcNow()), ct);
        if (shown > 0)
            await TellAsync(switches => switches.AddressesShown(shown, by, clock.UtcNow()), ct);
        return shown;
    }

    private async Task<int> EachBatchAsync(
        Func<CampaignDbContext, SiteSwitches, IQueryable<CampaignEvent>> which, Action<CampaignEvent> step, CancellationToken ct)
    {
        // Who is in danger is not kept waiting because the site is read-only.
        using var own = ReadOnlySaves.DoneByTheSite();
        for (var all = 0; ;)
        {
            var some = await Conflicts.RetryAsync(async () =>
            {
                await using var db = await contexts.CreateDbContextAsync(ct);
                if (await db.Switches.AsNoTracking().SingleOrDefaultAsync(ct) is not { } switches)
                    return 0;
                var batch = await which(db, switches).OrderByDescending(e => e.PastAt).Take(BatchSize).ToListAsync(ct);
                batch.ForEach(step);
                await db.SaveChangesAsync(ct);
                return batch.Count;
            });
            if (some == 0)
                return all;
            all += some;
        }
    }

    /// <summary>Other nodes look at the switches, not at events.</summary>
    private Task<int> TellAsync(Action<SiteSwitches> step, CancellationToken ct) => Conflicts.RetryAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        step(await db.Switches.SingleAsync(ct));
        return await db.SaveChangesAsync(ct);
    });
}

/// <summary>Which events a switch of the site is about.</summary>
internal static class CoarseQueries
{
    /// <summary>Those that show an exact address where a switch says that none is shown.</summary>
    public static IQueryable<CampaignEvent> Exact(this IQueryable<CampaignEvent> events, SiteSwitches switches)
    {
        var exact = events.Where(e => e.AddressVisibility == AddressVisibility.Public);
        var states = switches.CoarseStates;
        return switches.CoarseEverywhere ? exact : exact.Where(e => states.Contains(e.State));
    }

    /// <summary>Those whose address a switch hid that is off now.</summary>
    public static IQueryable<CampaignEvent> HiddenInVain(this IQueryable<CampaignEvent> events, SiteSwitches switches)
    {
        var states = switches.CoarseStates;
        var isEverywhere = switches.CoarseEverywhere;
        return events.Where(e => e.CoarsenedFrom != null && !isEverywhere && !states.Contains(e.State));
    }
}
