using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>Tells an organization's public address when an event that a stranger proposed in its name was confirmed, with a way to say that nobody was authorized to.</summary>
public sealed class TellPublicAddressOfEvent(ProposalMails mails, DailyMails dailyMails)
{
    /// <summary>As of signatures: one a day, and what comes more often on the days after. The caller saves.</summary>
    /// <param name="db">Takes the mail.</param>
    /// <param name="proposal">That became an event.</param>
    /// <param name="made">The event, or all its times.</param>
    /// <param name="asked">The contacts who were asked: whose mailbox it is knows already.</param>
    /// <param name="now">When (UTC).</param>
    /// <param name="ct">Stops it.</param>
    public async Task TellAsync(CampaignDbContext db, EventProposal proposal, IReadOnlyList<CampaignEvent> made, IReadOnlyList<Contact> asked, DateTime now, CancellationToken ct)
    {
        if (proposal.Organization!.PublicEmail is not { Length: > 0 } publicAddress || !EmailAddress.IsAddress(publicAddress)
            || asked.Any(contact => contact.EmailKey == EmailAddress.Canonical(publicAddress)))
        {
            return;
        }

        db.Add(OneTimeLink.Make(LinkPurpose.DisownProposal, proposal.Id, now, DisownSignOn.TimeToDisown, out var secrets));
        var notice = mails.InYourName(publicAddress, proposal, made, secrets, now);
        await dailyMails.CountNoticeAsync(db, notice, now, ct);
        db.Add(notice);
    }
}
