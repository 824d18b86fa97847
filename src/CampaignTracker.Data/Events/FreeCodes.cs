using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Data.Events;

/// <summary>A new event whose code another has gets another code before it is saved: among ten thousand, two are drawn alike once in twenty campaigns.</summary>
internal sealed class FreeCodes : SaveChangesInterceptor
{
    /// <inheritdoc />
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is CampaignDbContext db && New(db) is { Count: > 0 } added)
            await DrawAsync(db, added, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static async Task DrawAsync(CampaignDbContext db, List<CampaignEvent> added, CancellationToken ct)
    {
        var codes = added.ConvertAll(e => e.Code);
        var taken = (await db.Events.AsNoTracking().Where(e => codes.Contains(e.Code)).Select(e => e.Code).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
        foreach (var campaignEvent in added)
        {
            while (!taken.Add(campaignEvent.Code))
                campaignEvent.DrawCode();
        }
    }

    private static List<CampaignEvent> New(CampaignDbContext db) =>
        [.. db.ChangeTracker.Entries<CampaignEvent>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];
}
