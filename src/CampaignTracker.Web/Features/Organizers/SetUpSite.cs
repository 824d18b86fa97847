using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>What the page of a set-up or recovery address asks.</summary>
internal sealed record NewAccount(string DisplayName, string Email, string Password, Language Language);

/// <summary>The first administrator comes in by an address that the site prints at its start, while it has none.</summary>
internal sealed class SetUpSite(IDbContextFactory<CampaignDbContext> contexts, IPasswordHasher<Organizer> hasher, TimeProvider clock)
{
    /// <returns>The token of the only address that works from now on; null where there is an administrator.</returns>
    public async Task<string?> OfferAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await HasAdministratorAsync(db, ct))
            return null;
        var token = await db.AddressAsync(LinkPurpose.SetUp, Guid.Empty, clock.UtcNow(), ct);
        await db.SaveChangesAsync(ct);
        return token;
    }

    /// <summary>Whether an address still works.</summary>
    public async Task<LinkStanding> StandingAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var link = await db.Links.AsNoTracking().WithToken(LinkPurpose.SetUp, token).SingleOrDefaultAsync(ct);
        return link is null ? LinkStanding.Superseded
            : await HasAdministratorAsync(db, ct) ? LinkStanding.Spent
            : link.StandsAt(clock.UtcNow());
    }

    /// <summary>True where an account was begun and nobody has finished one: it has a password and cannot come in without an authenticator.</summary>
    public async Task<bool> IsBegunAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var administrators = db.Organizers.InRole(OrganizerRole.Administrator);
        return await administrators.AnyAsync(ct) && !await administrators.AnyAsync(o => o.TotpSecret != null, ct);
    }

    /// <summary>Makes the first administrator and spends the address. Nobody is signed in yet: an authenticator comes next.</summary>
    /// <returns>Null where the address does not work any more.</returns>
    public async Task<Organizer?> BeginAsync(string token, NewAccount account, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var link = await db.Links.WithToken(LinkPurpose.SetUp, token).SingleOrDefaultAsync(ct);
        if (link?.StandsAt(now) is not LinkStanding.Good || await HasAdministratorAsync(db, ct))
            return null;

        link.Spend(now);
        var organizer = new Organizer(account.DisplayName, account.Email, OrganizerRole.Administrator, account.Language, now);
        organizer.Begin("set-up", hasher.HashPassword(organizer, PasswordRules.Tidy(account.Password)), new Actor(organizer.DisplayName), now);
        db.Add(organizer);
        return await db.TrySaveAsync(ct) ? organizer : null;
    }

    private static Task<bool> HasAdministratorAsync(CampaignDbContext db, CancellationToken ct) =>
        db.Organizers.InRole(OrganizerRole.Administrator).AnyAsync(ct);
}
