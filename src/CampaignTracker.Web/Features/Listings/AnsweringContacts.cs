using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>
/// Who answers for organizations, on their listings and by mail: those of their contacts who may change the listing. Anybody with a mailbox can ask to sign
/// for one and is a contact from then on, but not one of these.
/// </summary>
internal static class AnsweringContacts
{
    /// <summary>Of one organization at most.</summary>
    private const int Most = 5;

    /// <summary>The newest of each organization first, each mailbox once for each.</summary>
    public static async Task<List<Contact>> AnsweringForAsync(this CampaignDbContext db, IReadOnlyCollection<Guid> organizationIds, CancellationToken ct)
    {
        var speaking = await db.Contacts.Speaking().Include(c => c.Organization).Where(c => organizationIds.Contains(c.OrganizationId)).OrderByDescending(c => c.Id).ToListAsync(ct);
        var answering = new List<Contact>();
        foreach (var contact in speaking)
        {
            var colleagues = answering.FindAll(known => known.OrganizationId == contact.OrganizationId);
            if (colleagues.Count < Most && !colleagues.Exists(known => EmailAddress.AreSame(known.Email, contact.Email))
                && (await ListingRights.OfAsync(db, contact, ct)).MayChangeListing)
            {
                answering.Add(contact);
            }
        }

        return answering;
    }
}
