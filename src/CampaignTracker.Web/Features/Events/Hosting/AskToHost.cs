using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>Asks an organization to host an event with others: by mail, or by its standing answer. The caller saves.</summary>
public sealed class AskToHost(HostMails mails, DailyMails dailyMails)
{
    /// <param name="db">Of the step.</param>
    /// <param name="kept">The event, or the first time of its series.</param>
    /// <param name="times">All that is asked for; their hosts are loaded.</param>
    /// <param name="asked">Who.</param>
    /// <param name="lead">Who asks, as the mail names it.</param>
    /// <param name="by">Who asks, as the history shows it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="DomainException">It hosts the event, or has answered already.</exception>
    public async Task AskAsync(CampaignDbContext db, CampaignEvent kept, List<CampaignEvent> times, Organization asked, string lead, Actor by, DateTime now, CancellationToken ct)
    {
        var invitation = await db.HostInvitations.SingleOrDefaultAsync(i => i.EventId == kept.Id && i.OrganizationId == asked.Id, ct);
        if (invitation is null)
            db.Add(invitation = HostInvitation.Ask(kept, times, asked, by, now));
        else
            invitation.AskAgain(times, by, now);
        if (invitation.Status is HostInvitationStatus.Declined)
            return;
        foreach (var contact in await db.AnsweringForAsync([asked.Id], ct))
        {
            var mail = invitation.Status is HostInvitationStatus.Asked ? Question(db, contact, invitation, lead, now) : mails.HostsByRule(contact, invitation, lead, now);
            await dailyMails.CountQuestionAsync(db, mail, now, ct);
            db.Add(mail);
        }
    }

    private OutboxMail Question(CampaignDbContext db, Contact contact, HostInvitation invitation, string lead, DateTime now)
    {
        db.Add(OneTimeLink.Make(LinkPurpose.AnswerHostInvitation, invitation.Id, now, InviteHosts.TimeToAnswer, out var secrets));
        return mails.PleaseHost(contact, invitation, lead, secrets, now);
    }
}
