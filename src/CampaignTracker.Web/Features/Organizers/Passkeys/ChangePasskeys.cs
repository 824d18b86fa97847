using System.Buffers.Text;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers.Passkeys;

/// <summary>An organizer's own passkeys: which there are, one more, one less. The page asks for the password before; each change is told by mail.</summary>
internal sealed class ChangePasskeys(
    IDbContextFactory<CampaignDbContext> contexts, IPasskeyHandler<Organizer> passkeys, SignInLimit limit, AccountMails mails, TimeProvider clock)
{
    /// <summary>Characters; what a person calls a passkey.</summary>
    public const int NameMaxLength = 60;

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyRow>> ListAsync(Guid organizerId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == organizerId).ToListAsync(ct);
        return [.. rows.OrderBy(p => p.Data.CreatedAt).Select(p => new PasskeyRow(Base64Url.EncodeToString(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt.UtcDateTime))];
    }

    /// <summary>What the browser is asked to make a passkey of; nothing is kept before it answers.</summary>
    public async Task<string> OfferAsync(HttpContext context, Organizer organizer, string name)
    {
        var asked = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = organizer.Id.ToString(), Name = organizer.Email!, DisplayName = organizer.DisplayName }, context);
        await PasskeyChallenge.Of(asked.AttestationState, organizer.Id, name).KeepAsync(context);
        return asked.CreationOptionsJson;
    }

    /// <returns>False where it is not what the browser was asked for, there are enough already, or the account changed meanwhile.</returns>
    public async Task<bool> AddAsync(HttpContext context, Guid organizerId, string credential)
    {
        var ct = context.RequestAborted;
        if (await PasskeyChallenge.TakeAsync(context, organizerId, limit, ct) is not { } challenge)
            return false;
        var answer = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = challenge.State });
        if (!answer.Succeeded || answer.UserEntity.Id != organizerId.ToString())
            return false;

        await using var db = await contexts.CreateDbContextAsync(ct);
        // The account is written with it, so that of two who add one at once the slower is refused and the number holds.
        if (await db.Organizers.Active().SingleOrDefaultAsync(o => o.Id == organizerId, ct) is not { } organizer
            || await db.UserPasskeys.CountAsync(p => p.UserId == organizerId, ct) >= Organizer.MaxPasskeys)
        {
            return false;
        }

        var now = clock.UtcNow();
        db.Add(Kept(organizerId, answer.Passkey, challenge.Name, now));
        organizer.AddPasskey(new Actor(organizer.DisplayName), now);
        db.Add(mails.Changed(organizer, AccountChange.PasskeyAdded, now));
        return await db.TrySaveAsync(ct);
    }

    /// <returns>The account with its new stamp, so that this session goes on; null where there is no such passkey, or the account changed meanwhile.</returns>
    public async Task<Organizer?> RemoveAsync(Guid organizerId, string key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var organizer = await db.Organizers.Active().SingleOrDefaultAsync(o => o.Id == organizerId, ct);
        var id = Base64Url.IsValid(key) ? Base64Url.DecodeFromChars(key) : [];
        var passkey = await db.UserPasskeys.SingleOrDefaultAsync(p => p.UserId == organizerId && p.CredentialId == id, ct);
        if (organizer is null || passkey is null)
            return null;
        var now = clock.UtcNow();
        db.Remove(passkey);
        organizer.RemovePasskey(new Actor(organizer.DisplayName), now);
        db.Add(mails.Changed(organizer, AccountChange.PasskeyRemoved, now));
        return await db.TrySaveAsync(ct) ? organizer : null;
    }

    private static IdentityUserPasskey<Guid> Kept(Guid organizerId, UserPasskeyInfo passkey, string name, DateTime at) => new()
    {
        UserId = organizerId,
        CredentialId = passkey.CredentialId,
        Data = new IdentityPasskeyData
        {
            Name = name,
            CreatedAt = at,
            PublicKey = passkey.PublicKey,
            SignCount = passkey.SignCount,
            Transports = passkey.Transports,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        },
    };
}

/// <param name="Key">The credential's id, as addresses take it.</param>
/// <param name="Name">As its person calls it.</param>
/// <param name="AddedAt">UTC.</param>
internal sealed record PasskeyRow(string Key, string Name, DateTime AddedAt);
