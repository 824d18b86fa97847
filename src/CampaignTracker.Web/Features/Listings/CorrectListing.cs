using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>A contact changes what the roster says of the organization. Nobody makes a listed one into another that is listed, and an address that was told of signatures is told when another takes its place.</summary>
public sealed class CorrectListing(ListingChanges changes, FindLikelyOrganizations roster, ListingMails mails, DailyMails dailyMails)
{
    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="typed">As <see cref="ReadSignOnForm"/> read it, in the reader's language.</param>
    /// <param name="version">The organization's when the page was first shown.</param>
    /// <param name="ct">Stops it.</param>
    public Task<ListingAnswer> CorrectAsync(Guid contactId, OrganizationDetails typed, int version, CancellationToken ct) => changes.ChangeAsync(contactId, async change =>
    {
        var organization = change.Organization;
        if (!change.Rights.MayChangeListing)
            return ListingAnswer.NotYours;
        if (organization.Version != version)
            return ListingAnswer.ChangedMeanwhile;
        var corrected = WithWhatIsKept(typed, organization);
        if (organization.Status is OrganizationStatus.Listed && await TwinAsync(organization, corrected, ct) is { } twin)
            return twin;
        var publicEmail = organization.PublicEmail;
        organization.CorrectOwn(corrected, SignOnActors.Contact, change.Now);
        if (publicEmail is not null && !EmailAddress.AreSame(publicEmail, organization.PublicEmail ?? ""))
            await TellFormerAddressAsync(change, publicEmail, ct);
        return ListingAnswer.Done;
    }, ct);

    /// <returns>Null where no other of the roster has what is new: the name in its state, or the website.</returns>
    private async Task<ListingAnswer?> TwinAsync(Organization organization, OrganizationDetails corrected, CancellationToken ct)
    {
        var isRenamed = OrganizationName.MatchKey(corrected.Name) != organization.MatchKey || corrected.State != organization.State;
        if (isRenamed && await IsTakenAsync(corrected with { Website = null }))
            return ListingAnswer.NameTaken;
        var host = roster.OwnHost(corrected.Website);
        return host.Length > 0 && host != roster.OwnHost(organization.Website) && await IsTakenAsync(corrected with { Name = organization.Name, State = organization.State })
            ? ListingAnswer.WebsiteTaken
            : null;

        async Task<bool> IsTakenAsync(OrganizationDetails details) => (await roster.FindAsync(details, ct)).Any(other => other.Id != organization.Id);
    }

    /// <summary>Once, however often it changes to and fro before the mail goes out.</summary>
    private async Task TellFormerAddressAsync(ListingChange change, string address, CancellationToken ct)
    {
        var id = change.Organization.Id;
        if (!EmailAddress.IsAddress(address) || EmailAddress.Canonical(address) == change.Contact.EmailKey)
            return;
        var notice = mails.PublicAddressChanged(address, change.Organization, change.Contact.Language, change.Now);
        if (await change.Db.Outbox.About(id).AnyAsync(m => m.RecipientKey == notice.RecipientKey && m.State == MailState.Waiting, ct))
            return;
        await dailyMails.CountNoticeAsync(change.Db, notice, change.Now, ct);
        change.Db.Add(notice);
    }

    /// <summary>What was not touched stays as it was written, and what the form does not ask stays at all.</summary>
    private static OrganizationDetails WithWhatIsKept(OrganizationDetails typed, Organization kept) => typed with
    {
        Name = TidyText.OneLine(kept.Name) == typed.Name ? kept.Name : typed.Name,
        Website = kept.Website is not null && SignOnRules.Website(kept.Website) == typed.Website ? kept.Website : typed.Website,
        About = Reader.Language is Language.Spanish ? new BilingualText(kept.About.En, typed.About.Es) : new BilingualText(typed.About.En, kept.About.Es),
        Sources = kept.Sources,
    };
}
