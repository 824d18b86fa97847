using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Following;

/// <summary>Somebody wants no more mail: all rows of the mailbox go, and what waits to be sent with them.</summary>
public sealed class Unfollow(IDbContextFactory<CampaignDbContext> contexts, UnsubscribeTokens tokens, TimeProvider clock)
{
    /// <summary>What a link would end; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody was given, and where it is ended already.</returns>
    public async Task<EventFollower?> FindAsync(string token, CancellationToken ct)
    {
        if (tokens.Read(token) is not { } id)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EventFollowers.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct);
    }

    /// <returns>False for a token that nobody was given; true where it is ended, now or before.</returns>
    public async Task<bool> EndAsync(string token, CancellationToken ct)
    {
        if (tokens.Read(token) is not { } id)
            return false;
        // What was promised to people holds while the site is read-only, too.
        using var own = ReadOnlySaves.DoneByTheSite();
        var isErased = await Conflicts.RetryAsync(async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (await db.EventFollowers.SingleOrDefaultAsync(f => f.Id == id, ct) is not { } follower)
                return false;
            // Whatever else the mailbox asked for, answered or not: it was told that nothing is kept.
            foreach (var every in await db.EventFollowers.Where(f => f.EmailKey == follower.EmailKey).ToListAsync(ct))
                await EraseAsync(db, every, clock.UtcNow(), ct);
            return await db.SaveChangesAsync(ct) > 0;
        });
        if (isErased)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await db.ForgetErasedAsync(ct);
        }

        return true;
    }

    /// <summary>Removes one with its links, and erases its mails; the caller saves.</summary>
    internal static async Task EraseAsync(CampaignDbContext db, EventFollower follower, DateTime now, CancellationToken ct)
    {
        foreach (var mail in await db.Outbox.About(follower.Id).ToListAsync(ct))
            mail.Erase();
        db.RemoveRange(await db.Links.Where(l => l.SubjectId == follower.Id).ToListAsync(ct));
        follower.Leave(SignOnActors.Contact, now);
        db.Remove(follower);
    }
}
