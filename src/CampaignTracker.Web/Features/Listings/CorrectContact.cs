using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>A contact changes what is kept of them.</summary>
public sealed class CorrectContact(ListingChanges changes)
{
    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="typed">The address in it is not looked at: it was confirmed.</param>
    /// <param name="version">The contact's when the page was first shown.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ListingAnswer> CorrectAsync(Guid contactId, ContactDetails typed, int version, CancellationToken ct) => changes.ChangeAsync(contactId, change =>
    {
        if (change.Contact.Version != version)
            return Task.FromResult(ListingAnswer.ChangedMeanwhile);
        change.Contact.Correct(typed, SignOnActors.Contact, change.Now);
        return Task.FromResult(ListingAnswer.Done);
    }, ct);
}
