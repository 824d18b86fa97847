using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>An organization says once what it answers whoever asks it to host with them. What was asked before stays open.</summary>
public sealed class AnswerForGood(ListingChanges changes)
{
    public Task<ListingAnswer> AnswerAsync(Guid contactId, CoHosting answer, CancellationToken ct) => changes.ChangeAsync(contactId, change =>
    {
        if (!change.Rights.MayChangeListing)
            return Task.FromResult(ListingAnswer.NotYours);
        change.Organization.AnswerCoHosting(answer, SignOnActors.Contact, change.Now);
        return Task.FromResult(ListingAnswer.Done);
    }, ct);
}
