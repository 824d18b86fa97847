using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Who fills the form twice for one organization, because a mail was slow or a year has passed, makes no twin of it.</summary>
internal static class SameMailbox
{
    /// <summary>The organization of this name and state for which a mailbox speaks already; the one on the roster before one that waits.</summary>
    /// <param name="db">The campaign.</param>
    /// <param name="address">As it was given; the canonical form only leads to it by the index.</param>
    /// <param name="name">The organization's, as it was typed.</param>
    /// <param name="state">Its postal code; empty for a national one.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Organization?> KnownAsAsync(CampaignDbContext db, string address, string name, string state, CancellationToken ct)
    {
        var (key, matchKey) = (EmailAddress.Canonical(address), OrganizationName.MatchKey(name));
        var near = await db.Contacts.Speaking().Include(c => c.Organization)
            .Where(c => c.EmailKey == key && c.Organization!.MatchKey == matchKey && c.Organization.State == state
                && (c.Organization.Status == OrganizationStatus.Pending || c.Organization.Status == OrganizationStatus.Listed))
            .OrderBy(c => c.Id).ToListAsync(ct);
        return near.FindAll(c => EmailAddress.AreSame(c.Email, address)).Select(c => c.Organization!).OrderBy(o => o.Status is OrganizationStatus.Pending).FirstOrDefault();
    }

    /// <summary>Lets a request go on under the organization that its mailbox speaks for already; the one that was typed with it goes.</summary>
    public static async Task JoinAsync(CampaignDbContext db, SignOnRequest request, DateTime now, CancellationToken ct)
    {
        var typed = request.Organization!;
        if (typed.Status is not OrganizationStatus.Pending
            || await KnownAsAsync(db, request.Contact!.Email, typed.Name, typed.State, ct) is not { } known || known.Id == typed.Id)
        {
            return;
        }

        var others = await db.Contacts.AnyAsync(c => c.OrganizationId == typed.Id && c.Id != request.ContactId, ct);
        request.Join(known, SignOnActors.Site, now);
        if (!others)
            db.Remove(typed);
    }
}
