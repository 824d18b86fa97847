using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

internal static class ContactsAtAddress
{
    /// <summary>
    /// All who are kept with an address as it was given, in whatever case, the newest first; the erased have none. The canonical form only leads to
    /// them by the index: a neighbor's mailbox may share it.
    /// </summary>
    public static async Task<List<Contact>> KeptAtAsync(this IQueryable<Contact> contacts, string address, CancellationToken ct)
    {
        var key = EmailAddress.Canonical(address);
        var near = await contacts.Where(c => c.EmailKey == key).Include(c => c.Organization).OrderByDescending(c => c.Id).ToListAsync(ct);
        return near.FindAll(c => EmailAddress.AreSame(c.Email, address));
    }
}
