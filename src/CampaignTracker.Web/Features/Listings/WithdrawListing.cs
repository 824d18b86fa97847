using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>An organization leaves the roster, or takes back its wish to be on it, and with it all of its signatures.</summary>
public sealed class WithdrawListing(ListingChanges changes)
{
    public Task<ListingAnswer> WithdrawAsync(Guid contactId, CancellationToken ct) => changes.ChangeAsync(contactId, async change =>
    {
        if (!change.Rights.MayChangeListing)
            return ListingAnswer.NotYours;
        var (organizationId, by, now) = (change.Contact.OrganizationId, SignOnActors.Contact, change.Now);
        if (change.Organization.Status is OrganizationStatus.Listed)
            change.Organization.Withdraw(by, now);
        else
            change.Contact.Leave(by, now);
        foreach (var signOn in await change.Db.SignOns.Live().Where(s => s.OrganizationId == organizationId).ToListAsync(ct))
            signOn.Withdraw(by, now);
        // What still waits for a mail to be answered would bring it back.
        var open = await change.Db.Links
            .Where(l => l.Purpose == LinkPurpose.ConfirmSignOn && l.SpentAt == null && l.SupersededAt == null
                && change.Db.SignOnRequests.Any(r => r.Id == l.SubjectId && r.OrganizationId == organizationId && r.ConfirmedAt == null))
            .ToListAsync(ct);
        open.ForEach(link => link.Supersede(now));
        return ListingAnswer.Done;
    }, ct);
}
