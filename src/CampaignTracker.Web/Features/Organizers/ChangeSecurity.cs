using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>What organizers change about their account and how they come in. Each change is in the history, and told by mail where it is about coming in.</summary>
internal sealed class ChangeSecurity(
    IDbContextFactory<CampaignDbContext> contexts, IPasswordHasher<Organizer> hasher, TotpSecrets secrets, AccountMails mails, TimeProvider clock)
{
    /// <summary>The account; null where it was disabled or deleted meanwhile.</summary>
    public async Task<AccountView?> ShowAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Organizers.Active().Where(o => o.Id == id)
            .Select(o => new AccountView(o.DisplayName, o.Email!, o.Role, o.Language, o.Theme, o.RecoveryCodes.Count, db.UserPasskeys.Count(p => p.UserId == id))).SingleOrDefaultAsync(ct);
    }

    /// <summary>Who is half way in; null where the account changed since.</summary>
    public async Task<Organizer?> FindAsync(HalfWay halfWay, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Organizers.AsNoTracking().Active().SingleOrDefaultAsync(o => o.Id == halfWay.OrganizerId && o.SecurityStamp == halfWay.Stamp, ct);
    }

    /// <summary>Every other session ends; the caller signs this one in anew.</summary>
    public async Task<Organizer?> PasswordAsync(Guid id, string password, CancellationToken ct)
    {
        var hash = hasher.HashPassword(null!, PasswordRules.Tidy(password));
        return await ChangeAsync(id, AccountChange.Password, (organizer, by, at) => organizer.ChangePassword(hash, by, at), ct);
    }

    /// <summary>Takes a new authenticator once a code of it is right.</summary>
    /// <returns>The recovery codes, which nobody can be shown again; null where the code is wrong or the account changed meanwhile.</returns>
    public async Task<Enrolled?> AuthenticatorAsync(HalfWay halfWay, string code, CancellationToken ct)
    {
        if (AuthenticatorCodes.StepOf(halfWay.Secret, code, clock.UtcNow()) is not { } step)
            return null;
        var codes = RecoveryCodeText.New();
        var organizer = await ChangeAsync(
            halfWay.OrganizerId, AccountChange.Authenticator,
            (one, by, at) => one.Enrol(secrets.Protect(halfWay.Secret), step, codes.Select(c => RecoveryCodeText.HashOf(c)!), by, at), ct, halfWay.Stamp);
        return organizer is null ? null : new Enrolled(organizer, codes);
    }

    /// <returns>The new codes; the old ones let nobody in any more.</returns>
    public async Task<IReadOnlyList<string>?> RecoveryCodesAsync(Guid id, CancellationToken ct)
    {
        var codes = RecoveryCodeText.New();
        var organizer = await ChangeAsync(
            id, AccountChange.RecoveryCodes, (one, by, at) => one.ChangeRecoveryCodes(codes.Select(c => RecoveryCodeText.HashOf(c)!), by, at), ct);
        return organizer is null ? null : codes;
    }

    /// <summary>Pages and mails in another language; the caller signs in anew, because the cookie knows the old one.</summary>
    public Task<Organizer?> LanguageAsync(Guid id, Language language, CancellationToken ct) => ChangeAsync(id, told: null, (organizer, by, at) =>
    {
        if (organizer.Language != language)
            organizer.Speak(language, by, at);
    }, ct);

    /// <summary>The organizers' pages look different; the caller signs in anew, because the cookie knows the old look.</summary>
    public Task<Organizer?> ThemeAsync(Guid id, OrganizerTheme theme, CancellationToken ct) => ChangeAsync(id, told: null, (organizer, by, at) =>
    {
        if (organizer.Theme != theme)
            organizer.Wear(theme, by, at);
    }, ct);

    /// <summary>Every session ends, on every device, this one too.</summary>
    public Task<Organizer?> EndSessionsAsync(Guid id, CancellationToken ct) =>
        ChangeAsync(id, AccountChange.SignedOutEverywhere, (organizer, by, at) => organizer.EndSessions(by, at), ct);

    private async Task<Organizer?> ChangeAsync(Guid id, AccountChange? told, Action<Organizer, Actor, DateTime> change, CancellationToken ct, string? stamp = null)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var organizer = await db.Organizers.Active().Include(o => o.RecoveryCodes).SingleOrDefaultAsync(o => o.Id == id && (stamp == null || o.SecurityStamp == stamp), ct);
        if (organizer is null)
            return null;
        var now = clock.UtcNow();
        change(organizer, new Actor(organizer.DisplayName), now);
        if (told is { } what)
            db.Add(mails.Changed(organizer, what, now));
        return await db.TrySaveAsync(ct) ? organizer : null;
    }
}

/// <summary>What the account page shows; of the recovery codes, how many are left.</summary>
internal sealed record AccountView(string DisplayName, string Email, OrganizerRole Role, Language Language, OrganizerTheme Theme, int RecoveryCodes, int Passkeys);

/// <param name="Organizer">Who, with the new stamp.</param>
/// <param name="RecoveryCodes">To be shown once.</param>
internal sealed record Enrolled(Organizer Organizer, IReadOnlyList<string> RecoveryCodes);
