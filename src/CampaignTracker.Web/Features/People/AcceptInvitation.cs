using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.People;

/// <summary>An invited person makes an account by the link of the mail. Nobody is signed in by it: an authenticator comes next.</summary>
internal sealed class AcceptInvitation(IDbContextFactory<CampaignDbContext> contexts, IPasswordHasher<Organizer> hasher, TimeProvider clock)
{
    /// <summary>Who is invited; null where the link does not work, whatever the reason.</summary>
    public async Task<Invitation?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await FindAsync(db, token, ct))?.Invitation;
    }

    /// <returns>The new account; null where the link does not work any more.</returns>
    public async Task<Organizer?> AcceptAsync(string token, string name, string password, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, token, ct) is not (var link, var invitation))
            return null;
        var organizer = new Organizer(name, invitation.Email, invitation.Role, invitation.Language, now);
        var by = new Actor(organizer.DisplayName);
        link.Spend(now);
        organizer.Begin("came by invitation", hasher.HashPassword(organizer, PasswordRules.Tidy(password)), by, now);
        invitation.Accept(by, now);
        db.Add(organizer);
        db.Remove(invitation);
        try
        {
            await db.SaveChangesAsync(ct);
            return organizer;
        }
        catch (DbUpdateException)
        {
            // The link was used at the same moment, the invitation was taken back, or the address came to have an account by another way.
            return null;
        }
    }

    private async Task<(OneTimeLink Link, Invitation Invitation)?> FindAsync(CampaignDbContext db, string token, CancellationToken ct)
    {
        var link = await db.Links.WithToken(LinkPurpose.AcceptInvitation, token).SingleOrDefaultAsync(ct);
        if (link?.StandsAt(clock.UtcNow()) is not LinkStanding.Good)
            return null;
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == link.SubjectId, ct);
        return invitation is null || await db.Organizers.WithEmail(invitation.Email).AnyAsync(ct) ? null : (link, invitation);
    }
}
