using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Whom organizers block.</summary>
public sealed class BlockedAddresses(IDbContextFactory<CampaignDbContext> contexts, Remembered remembered)
{
    public async Task<bool> HoldAsync(string address, CancellationToken ct)
    {
        var rules = await remembered.ReadAsync("block rules", async stop =>
        {
            await using var db = await contexts.CreateDbContextAsync(stop);
            return await db.BlockRules.AsNoTracking().ToListAsync(stop);
        }, ct);
        return rules.Exists(rule => rule.Blocks(address));
    }
}
