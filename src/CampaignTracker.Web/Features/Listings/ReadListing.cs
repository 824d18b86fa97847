using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>A listing as its contact sees it. Of what others signed, nobody's private name is read.</summary>
public sealed class ReadListing(IDbContextFactory<CampaignDbContext> contexts)
{
    /// <returns>Null where the person does not speak for the organization.</returns>
    public async Task<ListingView?> ReadAsync(Guid contactId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var contact = await db.Contacts.AsNoTracking().Speaking().Include(c => c.Organization!.Sectors).SingleOrDefaultAsync(c => c.Id == contactId, ct);
        if (contact is null)
            return null;
        var rights = await ListingRights.OfAsync(db, contact, ct);
        return new ListingView(contact, rights.MayChangeListing, await SignOnsAsync(db, contact, rights, ct), await OthersAsync(db, contact, ct));
    }

    private static async Task<IReadOnlyList<ListingSignOn>> SignOnsAsync(CampaignDbContext db, Contact contact, ListingRights rights, CancellationToken ct)
    {
        var (organizationId, own, all) = (contact.OrganizationId, rights.Requests, rights.MayChangeListing);
        return await (
            from signOn in db.SignOns
            where signOn.OrganizationId == organizationId && signOn.Status != SignOnStatus.Requested && signOn.Status != SignOnStatus.Quarantined
                && signOn.Status != SignOnStatus.SetAside
            let isOwn = own.Contains(signOn.RequestId)
            let isHandedOver = db.SignOnRequests.Any(r => r.Id == signOn.RequestId && r.HandedOverAt != null)
            let isReaders = isOwn && !isHandedOver
            where isOwn || (all && signOn.Status != SignOnStatus.Declined)
            join letter in db.Letters on signOn.LetterId equals letter.Id
            orderby signOn.Id descending
            select new ListingSignOn(
                signOn.Id, letter.Slug, new BilingualText(letter.Title.En, letter.Title.Es), letter.IsSample,
                signOn.Status, signOn.DeclineReason, signOn.ListedAt, signOn.WithdrawnAt, signOn.DisownedAt,
                letter.DeliveredAt, letter.OnlyDaysKnownIn, isOwn, isHandedOver,
                isReaders || signOn.ShowSignatoryName ? signOn.SignatoryName : "", isReaders || signOn.ShowSignatoryTitle ? signOn.SignatoryTitle : "",
                signOn.ShowSignatoryName, signOn.ShowSignatoryTitle)).ToListAsync(ct);
    }

    /// <summary>Other organizations that the same address speaks for.</summary>
    private static async Task<IReadOnlyList<string>> OthersAsync(CampaignDbContext db, Contact contact, CancellationToken ct)
    {
        var (key, organizationId) = (contact.EmailKey, contact.OrganizationId);
        var near = await db.Contacts.Speaking().Where(c => c.EmailKey == key && c.OrganizationId != organizationId)
            .Select(c => new { c.Email, c.Organization!.Name }).ToListAsync(ct);
        return [.. near.Where(c => EmailAddress.AreSame(c.Email, contact.Email)).Select(c => c.Name).Distinct().Order(StringComparer.Ordinal)];
    }
}

/// <summary>All that a contact is shown.</summary>
/// <param name="Contact">The person, with the organization.</param>
/// <param name="MayChangeListing">As <see cref="ListingRights"/> says.</param>
/// <param name="SignOns">The newest first.</param>
/// <param name="OtherOrganizations">Names of others that the same address speaks for.</param>
public sealed record ListingView(Contact Contact, bool MayChangeListing, IReadOnlyList<ListingSignOn> SignOns, IReadOnlyList<string> OtherOrganizations)
{
    public Organization Organization => Contact.Organization!;

    /// <summary>True where its own contact's next change of name or website costs it an organizer's verification.</summary>
    public bool IsVerified => Organization.Verification is VerificationLevel.OrganizerVerified;

    /// <summary>True where the person's address is the organization's public one too.</summary>
    public bool IsAddressPublic => Organization.PublicEmail is { } address && EmailAddress.AreSame(address, Contact.Email);
}

/// <summary>A signature of the organization. Instants are UTC.</summary>
public sealed record ListingSignOn(
    Guid Id, string Slug, BilingualText Title, bool IsSample, SignOnStatus Status, string? DeclineReason,
    DateTime? ListedAt, DateTime? WithdrawnAt, DateTime? DisownedAt, DateTime? DeliveredAt, string? OnlyDaysKnownIn,
    bool IsOwn, bool IsHandedOver, string SignatoryName, string SignatoryTitle, bool ShowName, bool ShowTitle)
{
    /// <summary>True where it stands, or waits for an organizer.</summary>
    public bool IsLive => Status is SignOnStatus.Confirmed or SignOnStatus.Listed;

    /// <summary>True where the name of who signed is to stand under the letter.</summary>
    public bool NamesPerson => ShowName && SignatoryName.Length > 0;

    /// <summary>True where the title is.</summary>
    public bool NamesTitle => ShowTitle && SignatoryTitle.Length > 0;

    /// <summary>True where its letter was handed over with it.</summary>
    public bool WasDelivered => DeliveredAt is { } at && Status is not SignOnStatus.Confirmed and not SignOnStatus.Declined
        && !(ListedAt > at && OnlyDaysKnownIn is null) && !(WithdrawnAt <= at) && !(DisownedAt <= at);
}
