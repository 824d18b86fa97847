using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>An organization's contact proposes an event from the open listing: it is one at once, and public at once where the organization is trusted.</summary>
public sealed class ProposeAsHost(ListingChanges changes, ProposalMails mails)
{
    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="formId">The form's one-time id.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="reading">What it says; nothing may be amiss.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(ListingAnswer Answer, ProposalOutcome? Outcome)> ProposeAsync(
        Guid contactId, Guid formId, ProposalForm form, ProposalReading reading, CancellationToken ct)
    {
        ProposalOutcome? outcome = null;
        var answer = await changes.ChangeAsync(contactId, async change =>
        {
            var (db, organization, now) = (change.Db, change.Organization, change.Now);
            if (!change.Rights.MayChangeListing || organization.Status is not OrganizationStatus.Listed)
                return ListingAnswer.NotYours;
            if (await db.EventProposals.SingleOrDefaultAsync(p => p.FormId == formId, ct) is { } before)
            {
                outcome = await ProposalOutcome.OfAsync(db, before, ct);
                return outcome is null ? ListingAnswer.NotYours : ListingAnswer.Done;
            }

            var made = await MakeProposedEvents.MakeAsync(db, reading, form.Day, organization, SignOnActors.Contact, now, ct);
            var proposal = new EventProposal(
                formId, organization, form.ToJson(reading.Times.Select(time => time.Date)), Reader.Language, isHeldBack: false, SignOnActors.Contact, now);
            proposal.Confirm(made[0], SignOnActors.Contact, now);
            db.AddRange(proposal, mails.Stands(change.Contact, made, now));
            outcome = ProposalOutcome.Of(made);
            return ListingAnswer.Done;
        }, ct);
        return (answer, answer is ListingAnswer.Done ? outcome : null);
    }
}
