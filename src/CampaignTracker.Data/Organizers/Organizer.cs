using CampaignTracker.Data.History;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Data.Organizers;

/// <summary>
/// A person who signs in. Base and store are ASP.NET Core Identity's; a change of state is a step with a name here, as on all nouns.
/// Whoever is signed in elsewhere by the old password or code is signed out by the new <see cref="IdentityUser{TKey}.SecurityStamp"/>.
/// </summary>
public sealed class Organizer : IdentityUser<Guid>, IRemembering, IBehindTheScenes
{
    /// <summary>Characters; what an organizer does stands in the history under this name.</summary>
    public const int DisplayNameMaxLength = Actor.NameMaxLength;

    /// <summary>Characters (RFC 5321).</summary>
    public const int EmailMaxLength = 254;

    /// <summary>As many passkeys has a person at most: more are lost sight of.</summary>
    public const int MaxPasskeys = 10;

    private readonly News _news = new();
    private readonly List<RecoveryCode> _recoveryCodes = [];

    private Organizer()
    {
    }

    /// <summary>A new account. It can sign in once it has a password and proves a code (<see cref="Enrol"/>).</summary>
    /// <exception cref="DomainException">Name or address is missing, too long or cannot be stored.</exception>
    public Organizer(string displayName, string email, OrganizerRole role, Language language, DateTime at)
    {
        Id = Guid.CreateVersion7(at);
        DisplayName = StorableText.Required(displayName, DisplayNameMaxLength, "The organizer's name");
        Email = StorableText.Required(email, EmailMaxLength, "The organizer's e-mail address");
        UserName = Email;
        NormalizedEmail = Normalize(Email);
        NormalizedUserName = NormalizedEmail;
        Role = role;
        Language = language;
        CreatedAt = at;
        UpdatedAt = at;
        SignOutEverywhere();
    }

    /// <summary>As colleagues and the history see it.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>What the organizer may do.</summary>
    public OrganizerRole Role { get; private set; }

    /// <summary>The language of the organizers' pages and of mails.</summary>
    public Language Language { get; private set; }

    /// <summary>How the organizers' pages look.</summary>
    public OrganizerTheme Theme { get; private set; }

    /// <summary>UTC; null before the first time.</summary>
    public DateTime? LastSignedInAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; the instant of the last change.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>UTC; null while the account may sign in.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>The secret that makes the codes, encrypted by the site; null until a code was proven.</summary>
    public string? TotpSecret { get; private set; }

    /// <summary>The time step of the last code that was taken: neither it nor an earlier one is taken again.</summary>
    public long LastTotpStep { get; private set; }

    /// <summary>Those that are left, where loaded; each lets in once.</summary>
    public IReadOnlyList<RecoveryCode> RecoveryCodes => _recoveryCodes;

    /// <summary>An address as accounts are found by: case does not matter.</summary>
    public static string Normalize(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>The account was made.</summary>
    /// <param name="what"><c>set-up</c>, or <c>came by invitation</c>.</param>
    /// <param name="passwordHash">Of the first password.</param>
    /// <param name="by">Who made it.</param>
    /// <param name="at">UTC.</param>
    public void Begin(string what, string passwordHash, Actor by, DateTime at)
    {
        PasswordHash = passwordHash;
        Remember(what, by, at);
    }

    /// <summary>A new password; every other session ends.</summary>
    public void ChangePassword(string passwordHash, Actor by, DateTime at)
    {
        PasswordHash = passwordHash;
        SignOutEverywhere();
        Remember("password changed", by, at);
    }

    /// <summary>A code of a new secret was proven: from now on its codes count, and only the given recovery codes. Every other session ends.</summary>
    /// <param name="totpSecret">Encrypted.</param>
    /// <param name="step">The time step of the code that proved it; that code is not taken again.</param>
    /// <param name="recoveryCodeHashes">Load <see cref="RecoveryCodes"/> before: the old ones go.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">UTC.</param>
    public void Enrol(string totpSecret, long step, IEnumerable<string> recoveryCodeHashes, Actor by, DateTime at)
    {
        TotpSecret = totpSecret;
        LastTotpStep = step;
        Replace(recoveryCodeHashes);
        SignOutEverywhere();
        Remember("authenticator changed", by, at);
    }

    /// <summary>New recovery codes; load <see cref="RecoveryCodes"/> before: the old ones go.</summary>
    public void ChangeRecoveryCodes(IEnumerable<string> hashes, Actor by, DateTime at)
    {
        Replace(hashes);
        Remember("recovery codes changed", by, at);
    }

    /// <summary>Everything that lets in was lost: a new password, and a new authenticator before anything else.</summary>
    public void Recover(string passwordHash, Actor by, DateTime at)
    {
        PasswordHash = passwordHash;
        TotpSecret = null;
        _recoveryCodes.Clear();
        DisabledAt = null;
        SignOutEverywhere();
        Remember("recovered", by, at);
    }

    /// <summary>Pages and mails are in another language from now on.</summary>
    public void Speak(Language language, Actor by, DateTime at)
    {
        Language = language;
        Remember("language changed", by, at);
    }

    /// <summary>The organizers' pages look different from now on.</summary>
    public void Wear(OrganizerTheme theme, Actor by, DateTime at)
    {
        Theme = theme;
        Remember("theme changed", by, at);
    }

    /// <summary>A passkey lets in from now on; the caller adds it.</summary>
    public void AddPasskey(Actor by, DateTime at) => Remember("passkey added", by, at);

    /// <summary>A passkey lets nobody in any more; the caller removes it. Every other session ends: one of them may be on the device that was lost.</summary>
    public void RemovePasskey(Actor by, DateTime at)
    {
        SignOutEverywhere();
        Remember("passkey removed", by, at);
    }

    /// <summary>Another role. Sessions go on and have it at once: each look at the account takes the role anew.</summary>
    public void ChangeRole(OrganizerRole role, Actor by, DateTime at)
    {
        Role = role;
        Remember($"made {role}", by, at);
    }

    /// <summary>The account may no longer sign in; its sessions end.</summary>
    public void Disable(Actor by, DateTime at)
    {
        DisabledAt = at;
        SignOutEverywhere();
        Remember("disabled", by, at);
    }

    /// <summary>The account may sign in again.</summary>
    public void Enable(Actor by, DateTime at)
    {
        DisabledAt = null;
        Remember("enabled", by, at);
    }

    /// <summary>Every session ends, on every device.</summary>
    public void EndSessions(Actor by, DateTime at)
    {
        SignOutEverywhere();
        Remember("signed out everywhere", by, at);
    }

    /// <summary>Notes in the history what happened to the account without changing it here: <c>recovery code used</c>.</summary>
    public void Remember(string what, Actor by, DateTime at)
    {
        UpdatedAt = at;
        _news.Add(new HistoryEntry(nameof(Organizer), Id, what, by, at));
    }

    IReadOnlyList<HistoryEntry> IRemembering.TakeNews() => _news.Take();

    private void SignOutEverywhere() => SecurityStamp = Guid.NewGuid().ToString("n");

    private void Replace(IEnumerable<string> recoveryCodeHashes)
    {
        _recoveryCodes.Clear();
        _recoveryCodes.AddRange(recoveryCodeHashes.Select(hash => new RecoveryCode(Id, hash)));
    }
}
