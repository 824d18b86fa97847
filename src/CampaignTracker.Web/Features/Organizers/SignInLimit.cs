using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// Counts attempts in the database, before it is known whether they are right, so that many at once count too. What is not saved through the
/// change tracker leaves the cache of public pages alone: guessing passwords must not make the site slow.
/// </summary>
internal sealed class SignInLimit(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <param name="what">What is tried: a name, or a second step.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>Null where it may be tried now; how long to wait otherwise.</returns>
    public async Task<TimeSpan?> TakeAsync(string what, CancellationToken ct)
    {
        var (key, now) = (KeyOf(what), clock.UtcNow());
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.InTurnAsync(() => db.SignInAttempts.Where(a => a.LastAt < now - SignInAttempts.KeptFor).ExecuteDeleteAsync(ct), ct);
        while (true)
        {
            await db.InTurnAsync(
                () => db.Database.ExecuteSqlAsync($"""INSERT INTO "SignInAttempts" ("Key", "Count", "LastAt") VALUES ({key}, 0, {now}) ON CONFLICT DO NOTHING""", ct), ct);
            var seen = await db.SignInAttempts.AsNoTracking().Where(a => a.Key == key).Select(a => new { a.Count, a.LastAt }).SingleOrDefaultAsync(ct);
            if (seen is null)
                continue;
            var goesOnAt = seen.LastAt + SignInAttempts.WaitAfter(seen.Count);
            if (goesOnAt > now)
                return goesOnAt - now;
            var taken = await db.InTurnAsync(
                () => db.SignInAttempts.Where(a => a.Key == key && a.Count == seen.Count && a.LastAt == seen.LastAt)
                    .ExecuteUpdateAsync(a => a.SetProperty(x => x.Count, x => x.Count + 1).SetProperty(x => x.LastAt, now), ct),
                ct);
            if (taken == 1)
                return null;
        }
    }

    /// <summary>It was right: counting begins anew.</summary>
    public async Task ClearAsync(string what, CancellationToken ct)
    {
        var key = KeyOf(what);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.InTurnAsync(() => db.SignInAttempts.Where(a => a.Key == key).ExecuteDeleteAsync(ct), ct);
    }

    private static string KeyOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
}
