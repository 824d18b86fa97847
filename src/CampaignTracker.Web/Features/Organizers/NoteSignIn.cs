using CampaignTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>When a person was here last, for administrators. No change of the account: it is not in the history, and a colleague who edits the account does not lose the race.</summary>
internal sealed class NoteSignIn(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public async Task OfAsync(Guid organizerId, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.InTurnAsync(() => db.Organizers.Where(o => o.Id == organizerId).ExecuteUpdateAsync(o => o.SetProperty(x => x.LastSignedInAt, now), ct), ct);
    }
}
