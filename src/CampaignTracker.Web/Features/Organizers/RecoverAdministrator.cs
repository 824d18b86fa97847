using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>An administrator who lost password, authenticator and codes comes in again by an address that the server's console prints.</summary>
internal sealed class RecoverAdministrator(IDbContextFactory<CampaignDbContext> contexts, IPasswordHasher<Organizer> hasher, AccountMails mails, TimeProvider clock)
{
    /// <param name="email">Whose; empty for the only one there is.</param>
    /// <param name="ct">Stops.</param>
    /// <returns>The token of the address; null where the name is no administrator's, or none was named and there is not exactly one.</returns>
    public async Task<string?> OfferAsync(string email, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var administrators = db.Organizers.InRole(OrganizerRole.Administrator);
        var found = await (email.Length > 0 ? administrators.WithEmail(email) : administrators.Active()).OrderBy(o => o.Id).Take(2).ToListAsync(ct);
        if (found is not [var organizer])
            return null;

        var token = await db.AddressAsync(LinkPurpose.Recover, organizer.Id, now, ct);
        organizer.Remember("recovery begun", Actor.Console, now);
        await db.SaveChangesAsync(ct);
        return token;
    }

    /// <summary>Whose address it is; null where it does not work any more.</summary>
    public async Task<Organizer?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await UsableAsync(db, token, ct) is { } link ? await db.Organizers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == link.SubjectId, ct) : null;
    }

    /// <summary>Sets the password, forgets authenticator, codes and passkeys, ends all sessions, and spends the address.</summary>
    /// <returns>Null where the address does not work any more.</returns>
    public async Task<Organizer?> BeginAsync(string token, string password, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await UsableAsync(db, token, ct) is not { } link)
            return null;
        var organizer = await db.Organizers.Include(o => o.RecoveryCodes).SingleAsync(o => o.Id == link.SubjectId, ct);
        link.Spend(now);
        db.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == organizer.Id).ToListAsync(ct));
        organizer.Recover(hasher.HashPassword(organizer, PasswordRules.Tidy(password)), new Actor(organizer.DisplayName), now);
        db.Add(mails.Changed(organizer, AccountChange.Recovered, now));
        return await db.TrySaveAsync(ct) ? organizer : null;
    }

    private async Task<OneTimeLink?> UsableAsync(CampaignDbContext db, string token, CancellationToken ct) =>
        await db.Links.WithToken(LinkPurpose.Recover, token).SingleOrDefaultAsync(ct) is { } link && link.StandsAt(clock.UtcNow()) is LinkStanding.Good ? link : null;
}
