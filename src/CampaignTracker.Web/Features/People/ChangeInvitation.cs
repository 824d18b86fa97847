using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.People;

/// <summary>An administrator sends an invitation once more, or takes it back. Either way the link that went out before works no more.</summary>
internal sealed class ChangeInvitation(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, AccountMails mails, TimeProvider clock)
{
    public Task<PeopleOutcome> ResendAsync(Guid id, CancellationToken ct) => ChangeAsync(id, (db, invitation, by, now) =>
    {
        invitation.SendAgain(by, now);
        db.Add(OneTimeLink.Make(LinkPurpose.AcceptInvitation, invitation.Id, now, Invitation.Life, out var secrets));
        db.Add(mails.Invited(invitation, by, secrets.Token, now));
    }, ct);

    public Task<PeopleOutcome> TakeBackAsync(Guid id, CancellationToken ct) => ChangeAsync(id, (db, invitation, by, now) =>
    {
        invitation.TakeBack(by, now);
        db.Remove(invitation);
    }, ct);

    private async Task<PeopleOutcome> ChangeAsync(Guid id, Action<CampaignDbContext, Invitation, Actor, DateTime> change, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Administers) is not { } by)
            return PeopleOutcome.NotAllowed;
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id, ct) is not { } invitation)
            return PeopleOutcome.TooLate;
        foreach (var older in await db.Links.OpenFor(LinkPurpose.AcceptInvitation, id).ToListAsync(ct))
            older.Supersede(now);
        // A mail that has not left yet would bring a link that is dead on arrival.
        foreach (var waiting in await db.Outbox.About(id).Where(m => m.State == MailState.Waiting).ToListAsync(ct))
            waiting.Withheld();
        change(db, invitation, by, now);
        return await db.TrySaveAsync(ct) ? PeopleOutcome.Done : PeopleOutcome.TooLate;
    }
}
