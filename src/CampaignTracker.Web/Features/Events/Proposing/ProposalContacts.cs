using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Proposing;

internal static class ProposalContacts
{
    private const int Most = 5;

    /// <summary>
    /// Who answers for an organization's events: those of its contacts who may change its listing, the newest first, each mailbox once. Anybody with a
    /// mailbox can ask to sign for it and is a contact from then on, but not one of these.
    /// </summary>
    public static async Task<List<Contact>> AnsweringForAsync(this CampaignDbContext db, Guid organizationId, CancellationToken ct)
    {
        var speaking = await db.Contacts.Speaking().Include(c => c.Organization).Where(c => c.OrganizationId == organizationId).OrderByDescending(c => c.Id).ToListAsync(ct);
        var answering = new List<Contact>();
        foreach (var contact in speaking.DistinctBy(c => c.EmailKey))
        {
            if (answering.Count < Most && (await ListingRights.OfAsync(db, contact, ct)).MayChangeListing)
                answering.Add(contact);
        }

        return answering;
    }
}
