using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>Who speaks for organizations that host: those who may change their listings.</summary>
internal static class HostContacts
{
    /// <summary>One for each mailbox, whatever it speaks for.</summary>
    public static async Task<IReadOnlyList<Contact>> OfAsync(CampaignDbContext db, IReadOnlyCollection<Guid> organizationIds, CancellationToken ct)
    {
        var found = new List<Contact>();
        foreach (var contact in await db.Contacts.Speaking().Include(c => c.Organization).Where(c => organizationIds.Contains(c.OrganizationId)).OrderBy(c => c.Id).ToListAsync(ct))
        {
            if (!found.Exists(known => EmailAddress.AreSame(known.Email, contact.Email) && known.OrganizationId == contact.OrganizationId)
                && (await ListingRights.OfAsync(db, contact, ct)).MayChangeListing)
            {
                found.Add(contact);
            }
        }

        return found;
    }
}
