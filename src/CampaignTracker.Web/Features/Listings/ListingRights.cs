using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>
/// What a contact may change. Anybody with a mailbox can ask to sign for an organization of the roster, and is its contact once the mail is answered;
/// the listing itself, and what others signed, is theirs only once a signature of theirs was listed, or while the organization waits with them and has
/// not said that it did not authorize them.
/// </summary>
/// <param name="MayChangeListing">True for the listing and all of its signatures; false for what came from this mailbox only.</param>
/// <param name="Requests">The confirmed requests that came from this mailbox.</param>
public sealed record ListingRights(bool MayChangeListing, IReadOnlyCollection<Guid?> Requests)
{
    internal static async Task<ListingRights> OfAsync(CampaignDbContext db, Contact contact, CancellationToken ct)
    {
        var (organizationId, key) = (contact.OrganizationId, contact.EmailKey);
        var asked = await db.SignOnRequests.Where(r => r.OrganizationId == organizationId && r.ConfirmedAt != null && r.Contact!.EmailKey == key)
            .Select(r => new { Id = (Guid?)r.Id, r.Contact!.Email }).ToListAsync(ct);
        var own = asked.Where(r => EmailAddress.AreSame(r.Email, contact.Email)).Select(r => r.Id).ToList();
        var mayChange = contact.Organization!.Status switch
        {
            OrganizationStatus.Pending => !await IsDisownedAsync(db, organizationId, own, ct),
            OrganizationStatus.Listed => await db.SignOns.AnyAsync(
                s => s.OrganizationId == organizationId && own.Contains(s.RequestId) && s.ListedAt != null && s.Status != SignOnStatus.Disowned, ct),
            _ => false,
        };
        return new ListingRights(mayChange, own);
    }

    private static async Task<bool> IsDisownedAsync(CampaignDbContext db, Guid organizationId, List<Guid?> own, CancellationToken ct)
    {
        var standings = await db.SignOns.Where(s => s.OrganizationId == organizationId && own.Contains(s.RequestId)).Select(s => s.Status).Distinct().ToListAsync(ct);
        return standings.Contains(SignOnStatus.Disowned) && !standings.Exists(status => status is SignOnStatus.Confirmed or SignOnStatus.Listed);
    }
}
