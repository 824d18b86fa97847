using CampaignTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>When what the API tells was last changed: each change leaves an entry in the history, also one that takes something away.</summary>
public sealed class NewestChange(IDbContextFactory<CampaignDbContext> contexts)
{
    /// <summary>
    /// The newest entry of the history (UTC); null where there is none. Ask it before the data are read: of a change between the two
    /// the answer then knows too little, never too much.
    /// </summary>
    public async Task<DateTime?> FindAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.History.MaxAsync(h => (DateTime?)h.At, ct);
    }
}
