using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Security;

/// <summary>Hashes readers' networks with the key of the day, which all nodes share and the retention job throws away.</summary>
public sealed class NetworkHashes(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    private volatile NetworkKey? _today;

    public async Task<string> HashAsync(IPAddress? address, CancellationToken ct)
    {
        var day = DateOnly.FromDateTime(clock.UtcNow());
        if (_today?.Day != day)
            _today = await ReadAsync(day, ct) ?? await MakeAsync(day, ct);
        return _today.HashOf(address);
    }

    private async Task<NetworkKey?> ReadAsync(DateOnly day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.NetworkKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Day == day, ct);
    }

    private async Task<NetworkKey> MakeAsync(DateOnly day, CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var key = new NetworkKey(day);
            db.Add(key);
            await db.SaveChangesAsync(ct);
            return key;
        }
        catch (DbUpdateException)
        {
            // Another request or node made it meanwhile.
            return await ReadAsync(day, ct) ?? throw new InvalidOperationException("The key of the day is neither there nor can it be made.");
        }
    }
}
