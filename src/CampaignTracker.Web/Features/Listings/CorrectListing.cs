using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>A contact changes what the roster says of the organization.</summary>
public sealed class CorrectListing(ListingChanges changes)
{
    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="typed">As <see cref="ReadSignOnForm"/> read it, in the reader's language.</param>
    /// <param name="version">The organization's when the page was first shown.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ListingAnswer> CorrectAsync(Guid contactId, OrganizationDetails typed, int version, CancellationToken ct) => changes.ChangeAsync(contactId, change =>
    {
        if (!change.Rights.MayChangeListing)
            return Task.FromResult(ListingAnswer.NotYours);
        if (change.Organization.Version != version)
            return Task.FromResult(ListingAnswer.ChangedMeanwhile);
        change.Organization.CorrectOwn(WithWhatIsKept(typed, change.Organization), SignOnActors.Contact, change.Now);
        return Task.FromResult(ListingAnswer.Done);
    }, ct);

    /// <summary>What was not touched stays as it was written, and what the form does not ask stays at all.</summary>
    private static OrganizationDetails WithWhatIsKept(OrganizationDetails typed, Organization kept) => typed with
    {
        Name = TidyText.OneLine(kept.Name) == typed.Name ? kept.Name : typed.Name,
        Website = kept.Website is not null && SignOnRules.Website(kept.Website) == typed.Website ? kept.Website : typed.Website,
        About = Reader.Language is Language.Spanish ? new BilingualText(kept.About.En, typed.About.Es) : new BilingualText(typed.About.En, kept.About.Es),
        Sources = kept.Sources,
    };
}
