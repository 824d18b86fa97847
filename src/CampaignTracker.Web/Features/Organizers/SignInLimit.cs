using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// Counts attempts in the database, before it is known whether they are right, so that many at once count too: those on a name, and those from a
/// network, which must not try many names. What is not saved through the change tracker leaves the cache of public pages alone: guessing passwords
/// must not make the site slow.
/// </summary>
internal sealed class SignInLimit(IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, IHttpContextAccessor requests, TimeProvider clock)
{
    /// <param name="what">What is tried: a name, or a second step. Null for a passkey, which names nobody before it is known to be right.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>Null where it may be tried now; how long to wait otherwise.</returns>
    public async Task<TimeSpan?> TakeAsync(string? what, CancellationToken ct)
    {
        await ForgetOldAsync(ct);
        var network = await NetworkAsync(ct);
        if (await TakeAsync(network, SignInAttempts.FreeOfNetwork, ct) is { } all)
            return all;
        if (what is null || await TakeAsync(KeyOf(what), SignInAttempts.Free, ct) is not { } wait)
            return null;
        // Nothing was guessed: a person who waits must not keep the colleagues at the next desk waiting.
        await GiveBackAsync(network, ct);
        return wait;
    }

    /// <summary>It was right: counting of the name begins anew, and the network did not guess.</summary>
    public async Task ClearAsync(string? what, CancellationToken ct)
    {
        await GiveBackAsync(await NetworkAsync(ct), ct);
        if (what is null)
            return;
        var key = KeyOf(what);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.InTurnAsync(() => db.SignInAttempts.Where(a => a.Key == key).ExecuteDeleteAsync(ct), ct);
    }

    /// <summary>True for the first who uses something that works once, such as a challenge; remembered for a day.</summary>
    public async Task<bool> SpendAsync(string what, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await BeginAsync(db, KeyOf(what), clock.UtcNow(), ct) == 1;
    }

    private async Task ForgetOldAsync(CancellationToken ct)
    {
        var before = clock.UtcNow() - SignInAttempts.KeptFor;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.InTurnAsync(() => db.SignInAttempts.Where(a => a.LastAt < before).ExecuteDeleteAsync(ct), ct);
    }

    private async Task<TimeSpan?> TakeAsync(string key, int free, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        while (true)
        {
            await BeginAsync(db, key, now, ct);
            var seen = await db.SignInAttempts.AsNoTracking().Where(a => a.Key == key).Select(a => new { a.Count, a.LastAt }).SingleOrDefaultAsync(ct);
            if (seen is null)
                continue;
            // A colleague at the same desk, or another node, may have tried an instant after this one began: only who has to wait is refused.
            var wait = SignInAttempts.WaitAfter(seen.Count, free);
            if (wait > TimeSpan.Zero && seen.LastAt + wait > now)
                return seen.LastAt + wait - now;
            var taken = await db.InTurnAsync(
                () => db.SignInAttempts.Where(a => a.Key == key && a.Count == seen.Count && a.LastAt == seen.LastAt)
                    .ExecuteUpdateAsync(a => a.SetProperty(x => x.Count, x => x.Count + 1).SetProperty(x => x.LastAt, now), ct),
                ct);
            if (taken == 1)
                return null;
        }
    }

    private static Task<int> BeginAsync(CampaignDbContext db, string key, DateTime now, CancellationToken ct) => db.InTurnAsync(
        () => db.Database.ExecuteSqlAsync($"""INSERT INTO "SignInAttempts" ("Key", "Count", "LastAt") VALUES ({key}, 0, {now}) ON CONFLICT DO NOTHING""", ct), ct);

    private async Task GiveBackAsync(string network, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.InTurnAsync(
            () => db.SignInAttempts.Where(a => a.Key == network && a.Count > 0).ExecuteUpdateAsync(a => a.SetProperty(x => x.Count, x => x.Count - 1), ct), ct);
    }

    private async Task<string> NetworkAsync(CancellationToken ct) => KeyOf($"network {await networks.HashAsync(requests.HttpContext?.Connection.RemoteIpAddress, ct)}");

    private static string KeyOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
}
