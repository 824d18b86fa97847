using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>
/// Somebody who has no listing, a contact who left or a person whose address was typed and never confirmed, has everything under the address erased by
/// the link of a mail.
/// </summary>
public sealed class EraseByLink(EraseContact erasure, IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>What a link would erase; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody was given, and where nothing is kept any more.</returns>
    public async Task<ErasureView?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Links.AsNoTracking().WithToken(LinkPurpose.EraseContact, token).SingleOrDefaultAsync(ct) is not { } link)
            return null;
        var standing = link.StandsAt(clock.UtcNow());
        if (standing is not LinkStanding.Good)
            return new ErasureView(standing, "", []);
        return await PersonAsync(db, link, ct) is { } person ? new ErasureView(standing, person.Email, await db.Contacts.AsNoTracking().KeptAtAsync(person.Email, ct)) : null;
    }

    /// <summary>Spends the link.</summary>
    /// <returns>False where it does not work.</returns>
    public async Task<bool> EraseAsync(string token, CancellationToken ct)
    {
        var isErased = await Conflicts.RetryAsync(() => TryAsync(token, ct));
        if (isErased)
            await erasure.ForgetAsync(ct);
        return isErased;
    }

    private async Task<bool> TryAsync(string token, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var link = await db.Links.WithToken(LinkPurpose.EraseContact, token).SingleOrDefaultAsync(ct);
        if (link?.StandsAt(now) is not LinkStanding.Good || await PersonAsync(db, link, ct) is not { } person)
            return false;
        link.Spend(now);
        await erasure.EraseAllAsync(db, person.Email, now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static Task<Contact?> PersonAsync(CampaignDbContext db, OneTimeLink link, CancellationToken ct) =>
        db.Contacts.SingleOrDefaultAsync(c => c.Id == link.SubjectId && c.ErasedAt == null, ct);
}

/// <summary>What a person is asked about.</summary>
/// <param name="Link">Whether the link works; the rest is told only where it does.</param>
/// <param name="Email">The person's address.</param>
/// <param name="People">All who are kept with it, with their organizations.</param>
public sealed record ErasureView(LinkStanding Link, string Email, IReadOnlyList<Contact> People)
{
    public IEnumerable<string> Organizations => People.Select(c => c.Organization!.Name).Distinct().Order(StringComparer.Ordinal);

    /// <summary>True where the person has come to speak for an organization since the mail.</summary>
    public bool Speaks => People.Any(c => c.Speaks);

    /// <summary>True where the address is an organization's public one too.</summary>
    public bool IsAddressPublic => People.Any(c => c.ConfirmedAt is not null && c.Organization!.PublicEmail is { } address && EmailAddress.AreSame(address, Email));
}
