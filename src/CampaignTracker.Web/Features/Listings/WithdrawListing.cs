using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;

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
        await LeaveRoster.TakeBackAllAsync(change.Db, organizationId, signOn => signOn.Withdraw(by, now), now, ct);
        return ListingAnswer.Done;
    }, ct);
}
