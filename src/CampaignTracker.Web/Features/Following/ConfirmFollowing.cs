using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Following;

/// <summary>The mailbox's owner says that the mails are wanted.</summary>
public sealed class ConfirmFollowing(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>What a link would confirm; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody was given, and where nothing is kept any more.</returns>
    public async Task<FollowingView?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LinkAsync(db, token, ct) is { } link && await db.EventFollowers.AsNoTracking().SingleOrDefaultAsync(f => f.Id == link.SubjectId, ct) is { } follower
            ? new FollowingView(link.StandsAt(clock.UtcNow()), follower.PostalCode, follower.Miles)
            : null;
    }

    /// <summary>Confirms; whoever followed the same ZIP code from the same mailbox before is replaced.</summary>
    public Task<bool> ConfirmAsync(string token, CancellationToken ct) => Conflicts.RetryAsync(async () =>
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LinkAsync(db, token, ct) is not { } link || link.StandsAt(now) is not LinkStanding.Good
            || await db.EventFollowers.SingleOrDefaultAsync(f => f.Id == link.SubjectId, ct) is not { } follower)
        {
            return false;
        }

        link.Spend(now);
        follower.Confirm(SignOnActors.Contact, now);
        var others = await db.EventFollowers.Where(f => f.EmailKey == follower.EmailKey && f.PostalCode == follower.PostalCode && f.Id != follower.Id && f.ConfirmedAt != null)
            .ToListAsync(ct);
        foreach (var earlier in others.FindAll(f => EmailAddress.AreSame(f.Email, follower.Email)))
            await Unfollow.EraseAsync(db, earlier, now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    });

    private static Task<OneTimeLink?> LinkAsync(CampaignDbContext db, string token, CancellationToken ct) =>
        db.Links.WithToken(LinkPurpose.ConfirmFollowing, token).SingleOrDefaultAsync(ct);
}

/// <summary>What somebody asked for.</summary>
/// <param name="Link">Whether the link works.</param>
/// <param name="Zip">The ZIP code.</param>
/// <param name="Miles">How far around.</param>
public sealed record FollowingView(LinkStanding Link, string Zip, int Miles);
