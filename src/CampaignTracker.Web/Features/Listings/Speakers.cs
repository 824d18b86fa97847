using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Web.Features.Listings;

internal static class Speakers
{
    /// <summary>Confirmed contacts who still speak for their organization (<see cref="Contact.Speaks"/>).</summary>
    public static IQueryable<Contact> Speaking(this IQueryable<Contact> contacts) =>
        contacts.Where(c => c.ConfirmedAt != null && c.LeftAt == null && c.ErasedAt == null);

    /// <summary>Signatures that stand, or wait for an organizer.</summary>
    public static IQueryable<SignOn> Live(this IQueryable<SignOn> signOns) => signOns.Where(s => s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Listed);

    /// <summary>True where mail to both goes to the same mailbox, by the addresses as they were given.</summary>
    public static bool IsSameAddress(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
