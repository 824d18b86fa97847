using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers.Passkeys;

/// <summary>
/// A passkey is both steps at once: something a person has, unlocked by what the person knows or is. The browser is not told of any account: it offers
/// the passkeys that it keeps for this site, so that nothing here depends on a name.
/// </summary>
internal sealed class SignInWithPasskey(IDbContextFactory<CampaignDbContext> contexts, IPasskeyHandler<Organizer> passkeys, SignInLimit limit)
{
    /// <summary>What the browser is asked to sign.</summary>
    public async Task<string> OfferAsync(HttpContext context)
    {
        var asked = await passkeys.MakeRequestOptionsAsync(null, context);
        await PasskeyChallenge.Of(asked.AssertionState).KeepAsync(context);
        return asked.RequestOptionsJson;
    }

    /// <returns>Whose passkey it is; nobody's where it is unknown, the account is disabled, or what was signed is not what was asked.</returns>
    public async Task<PasswordAnswer> TryAsync(HttpContext context, string credential)
    {
        var ct = context.RequestAborted;
        if (await limit.TakeAsync(null, ct) is { } wait)
            return new PasswordAnswer(null, wait);
        if (await PasskeyChallenge.TakeAsync(context, Guid.Empty, limit, ct) is not { } challenge)
            return default;
        var answer = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = challenge.State });
        if (!answer.Succeeded || await SeeAsync(answer.User.Id, answer.Passkey, ct) is not { } organizer)
            return default;
        await limit.ClearAsync(null, ct);
        return new PasswordAnswer(organizer, null);
    }

    /// <summary>Keeps how often it has signed: a copy of a passkey tells itself by counting from where it was copied.</summary>
    private async Task<Organizer?> SeeAsync(Guid id, UserPasskeyInfo passkey, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var organizer = await db.Organizers.AsNoTracking().Active().SingleOrDefaultAsync(o => o.Id == id, ct);
        var kept = await db.UserPasskeys.SingleOrDefaultAsync(p => p.UserId == id && p.CredentialId == passkey.CredentialId, ct);
        if (organizer is null || kept is null)
            return null;
        (kept.Data.SignCount, kept.Data.IsBackedUp, kept.Data.IsUserVerified) = (passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified);
        await db.SaveChangesAsync(ct);
        return organizer;
    }
}
