using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Data.Site;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Site;

/// <summary>How the site's switches stand, who turned them, and what turning one would change.</summary>
public sealed class ReadSite(IDbContextFactory<CampaignDbContext> contexts)
{
    public async Task<SiteView> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var switches = await db.Switches.AsNoTracking().SingleOrDefaultAsync(ct) ?? SiteSwitches.Begin(SignOnActors.Site, DateTime.UnixEpoch);
        var exact = await db.Events.Where(e => e.AddressVisibility == AddressVisibility.Public)
            .GroupBy(e => e.State).Select(state => new { state.Key, Count = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count, ct);
        return new SiteView(
            switches, exact, await db.Events.HiddenInVain(switches).CountAsync(ct), await CampaignSeeding.CountSamplesAsync(db, ct), await TurnsAsync(db, ct),
            [.. await db.Database.GetAppliedMigrationsAsync(ct)]);
    }

    /// <summary>The last time of each step.</summary>
    private static async Task<IReadOnlyDictionary<string, LastTurn>> TurnsAsync(CampaignDbContext db, CancellationToken ct)
    {
        var turns = new Dictionary<string, LastTurn>();
        foreach (var what in (string[])["sign-ons-off", "sign-ons-on", "read-only", "writable", "banner-shown", "banner-taken-down", "coarse", "exact-again"])
        {
            var last = await db.History.Where(h => h.Noun == nameof(SiteSwitches) && h.NounId == SiteSwitches.OnlyId && h.What == what)
                .OrderByDescending(h => h.At).Select(h => new LastTurn(h.By, h.At)).FirstOrDefaultAsync(ct);
            if (last is not null)
                turns.Add(what, last);
        }

        return turns;
    }
}

/// <param name="Switches">As they stand.</param>
/// <param name="Exact">How many events show an exact address, by state.</param>
/// <param name="HiddenInVain">How many addresses a switch hid that no switch names now.</param>
/// <param name="Samples">What of the site is invented.</param>
/// <param name="Turns">Who took each step last, and when; by the history's word.</param>
/// <param name="Migrations">The changes of the schema that the database has, the oldest first.</param>
public sealed record SiteView(
    SiteSwitches Switches, IReadOnlyDictionary<string, int> Exact, int HiddenInVain, SampleCounts Samples, IReadOnlyDictionary<string, LastTurn> Turns, IReadOnlyList<string> Migrations)
{
    /// <summary>Who took one of two steps last; null where nobody did.</summary>
    public (string What, LastTurn Turn)? Last(params ReadOnlySpan<string> steps)
    {
        (string What, LastTurn Turn)? last = null;
        foreach (var what in steps)
        {
            if (Turns.TryGetValue(what, out var turn) && !(last?.Turn.At > turn.At))
                last = (what, turn);
        }

        return last;
    }
}

/// <param name="By">Who, as the history names them.</param>
/// <param name="At">UTC.</param>
public sealed record LastTurn(string By, DateTime At);
