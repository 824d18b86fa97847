using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>An organization takes back one signature. What was delivered with it stays delivered.</summary>
public sealed class WithdrawSignOn(ListingChanges changes)
{
    public Task<ListingAnswer> WithdrawAsync(Guid contactId, Guid signOnId, CancellationToken ct) => changes.ChangeAsync(contactId, async change =>
    {
        var (organizationId, own, all) = (change.Contact.OrganizationId, change.Rights.Requests, change.Rights.MayChangeListing);
        var signOn = await change.Db.SignOns.Live()
            .SingleOrDefaultAsync(s => s.Id == signOnId && s.OrganizationId == organizationId && (all || own.Contains(s.RequestId)), ct);
        if (signOn is null)
            return ListingAnswer.NotYours;
        signOn.Withdraw(SignOnActors.Contact, change.Now);
        return ListingAnswer.Done;
    }, ct);
}
