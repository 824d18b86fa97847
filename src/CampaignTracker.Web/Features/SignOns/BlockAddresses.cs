using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Says from which addresses and domains nothing is taken. Other nodes know of it after a minute at the latest.</summary>
public sealed class BlockAddresses(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public async Task<IReadOnlyList<BlockRule>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.BlockRules.AsNoTracking().OrderBy(r => r.Pattern).ToListAsync(ct);
    }

    /// <returns>False where it is blocked already.</returns>
    /// <exception cref="DomainException">The pattern or the reason is missing or too long, or the pattern blocks everybody.</exception>
    public async Task<bool> BlockAsync(string pattern, string reason, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rule = new BlockRule(pattern, reason, by, clock.UtcNow());
        if (await db.BlockRules.AnyAsync(r => r.Pattern == rule.Pattern, ct))
            return false;
        db.Add(rule);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <returns>False where no rule says so.</returns>
    public async Task<bool> UnblockAsync(string pattern, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = pattern.Trim().ToLowerInvariant();
        if (await db.BlockRules.SingleOrDefaultAsync(r => r.Pattern == wanted, ct) is not { } rule)
            return false;
        db.Remove(rule);
        db.History.Add(HistoryEntry.About(nameof(BlockRule), "removed", by, clock.UtcNow()));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
