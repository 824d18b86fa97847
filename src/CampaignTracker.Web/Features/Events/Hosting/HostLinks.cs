using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>The links by which contacts answer whether their organization hosts an event.</summary>
internal static class HostLinks
{
    /// <summary>Closes those of invitations, and takes back the mails that have not gone out.</summary>
    public static async Task CloseAsync(CampaignDbContext db, List<Guid> invitationIds, DateTime now, CancellationToken ct)
    {
        foreach (var link in await db.Links
            .Open().Where(l => l.Purpose == LinkPurpose.AnswerHostInvitation && invitationIds.Contains(l.SubjectId)).ToListAsync(ct))
        {
            link.Supersede(now);
        }

        foreach (var mail in await db.Outbox.Where(m => m.Kind == MailKind.PleaseHost && invitationIds.Contains(m.AboutId) && m.State != MailState.Sent).ToListAsync(ct))
            mail.Erase();
    }

    /// <summary>Closes those that organizations' contacts were sent: one of them speaks no longer. The others answer on the listing.</summary>
    public static async Task CloseOfAsync(CampaignDbContext db, List<Guid> organizationIds, DateTime now, CancellationToken ct)
    {
        var open = await db.HostInvitations.Where(i => organizationIds.Contains(i.OrganizationId) && i.Status == HostInvitationStatus.Asked).Select(i => i.Id).ToListAsync(ct);
        await CloseAsync(db, open, now, ct);
    }

    /// <summary>An organization leaves the roster: it hosts no event to come with others, and what it was asked is answered.</summary>
    public static async Task LeaveAllAsync(CampaignDbContext db, Guid organizationId, Actor by, DateTime now, CancellationToken ct)
    {
        await CloseOfAsync(db, [organizationId], now, ct);
        foreach (var invitation in await db.HostInvitations.Include(i => i.Event).Where(i => i.OrganizationId == organizationId).ToListAsync(ct))
        {
            if (invitation.Status is HostInvitationStatus.Asked)
                invitation.Decline(by, now);
            else if (invitation.Status is HostInvitationStatus.Accepted)
                invitation.Leave((await HostedTimes.AskedForAsync(db, invitation.Event!, now, ct)).FindAll(time => time.PastAt > now), by, now);
        }
    }
}
