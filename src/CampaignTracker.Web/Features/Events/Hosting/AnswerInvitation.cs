using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>An organization answers whether it hosts an event with its lead: by the link of the mail or on its listing; and may leave later.</summary>
public sealed class AnswerInvitation(ListingChanges changes, HostMails mails, IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>What a link would answer; looking changes nothing.</summary>
    /// <returns>Null for a token that nobody was given.</returns>
    public async Task<InvitationOffer?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Links.AsNoTracking().WithToken(LinkPurpose.AnswerHostInvitation, token).SingleOrDefaultAsync(ct) is not { } link
            || await Whole(db).AsNoTracking().SingleOrDefaultAsync(i => i.Id == link.SubjectId, ct) is not { } invitation)
        {
            return null;
        }

        return OfferOf(invitation, link.StandsAt(clock.UtcNow()));
    }

    /// <summary>As <see cref="FindAsync(string, CancellationToken)"/>, of a question that stands on an open listing.</summary>
    public async Task<InvitationOffer?> FindAsync(Guid organizationId, Guid invitationId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Whole(db).AsNoTracking().SingleOrDefaultAsync(i => i.Id == invitationId && i.OrganizationId == organizationId, ct) is { } invitation
            ? OfferOf(invitation, LinkStanding.Good)
            : null;
    }

    /// <summary>Answers by the link of the mail.</summary>
    /// <returns>How it stands now; null as for <see cref="FindAsync(string, CancellationToken)"/>.</returns>
    public async Task<InvitationOffer?> AnswerAsync(string token, bool accepts, CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var now = clock.UtcNow();
            if (await db.Links.WithToken(LinkPurpose.AnswerHostInvitation, token).SingleOrDefaultAsync(ct) is { } link && link.StandsAt(now) is LinkStanding.Good
                && await Whole(db).SingleOrDefaultAsync(i => i.Id == link.SubjectId && i.Status == HostInvitationStatus.Asked, ct) is { } invitation)
            {
                link.Spend(now);
                if (await AnswerAsync(db, invitation, accepts, now, ct))
                    await db.SaveChangesAsync(ct);
            }
        }
        catch (DbUpdateException)
        {
            // Pressed twice at once, or answered on the listing meanwhile.
        }

        return await FindAsync(token, ct);
    }

    /// <summary>Answers on the listing; who said no may still say yes.</summary>
    public async Task<ListingAnswer> AnswerAsync(Guid contactId, Guid invitationId, bool accepts, CancellationToken ct)
    {
        try
        {
            return await changes.ChangeAsync(contactId, async change =>
            {
                var organizationId = change.Contact.OrganizationId;
                return change.Rights.MayChangeListing
                    && await Whole(change.Db).SingleOrDefaultAsync(i => i.Id == invitationId && i.OrganizationId == organizationId, ct) is { } invitation
                    && await AnswerAsync(change.Db, invitation, accepts, change.Now, ct)
                    ? ListingAnswer.Done
                    : ListingAnswer.NotYours;
            }, ct);
        }
        catch (DomainException)
        {
            // It was answered or taken back meanwhile.
            return ListingAnswer.NotYours;
        }
    }

    /// <summary>A co-host hosts an event, or the times of its series that are not past, no longer.</summary>
    public Task<ListingAnswer> LeaveAsync(Guid contactId, Guid eventId, CancellationToken ct) => changes.ChangeAsync(contactId, async change =>
    {
        var (db, now, organizationId) = (change.Db, change.Now, change.Contact.OrganizationId);
        var hosted = await db.Events.Whole()
            .SingleOrDefaultAsync(e => e.Id == eventId && e.PastAt > now && e.Hosts.Any(h => h.OrganizationId == organizationId && h.Role == HostRole.CoHost), ct);
        if (!change.Rights.MayChangeListing || hosted is null)
            return ListingAnswer.NotYours;
        var times = await HostedTimes.AskedForAsync(db, hosted, now, ct);
        var kept = await HostedTimes.KeptByAsync(db, hosted, ct);
        var lead = LeadOf(hosted);
        if (await db.HostInvitations.SingleOrDefaultAsync(i => i.EventId == kept.Id && i.OrganizationId == organizationId && i.Status == HostInvitationStatus.Accepted, ct) is { } accepted)
            accepted.Leave(times, SignOnActors.Contact, now);
        else
            times.ForEach(time => time.CoHostLeaves(organizationId, SignOnActors.Contact, now));
        await TellAsync(db, hosted, lead, change.Organization.Name, HostAnswer.Left, now, ct);
        return ListingAnswer.Done;
    }, ct);

    /// <returns>False where nobody can say yes any more: the event is past or does not take place, or the organization left the roster.</returns>
    private async Task<bool> AnswerAsync(CampaignDbContext db, HostInvitation invitation, bool accepts, DateTime now, CancellationToken ct)
    {
        var times = await HostedTimes.AskedForAsync(db, invitation.Event!, now, ct);
        if (accepts && (invitation.Organization!.Status is not OrganizationStatus.Listed || !times.Exists(time => InviteHosts.MayAsk(time, now))))
            return false;
        if (accepts)
            invitation.Accept(times, SignOnActors.Contact, now);
        else
            invitation.Decline(SignOnActors.Contact, now);
        await HostLinks.CloseAsync(db, [invitation.Id], now, ct);
        await TellAsync(db, invitation.Event!, LeadOf(invitation.Event!), invitation.Organization!.Name, accepts ? HostAnswer.Accepted : HostAnswer.Declined, now, ct);
        return true;
    }

    private async Task TellAsync(CampaignDbContext db, CampaignEvent asked, Guid? lead, string organization, HostAnswer answer, DateTime now, CancellationToken ct)
    {
        if (lead is not { } leadId)
            return;
        foreach (var contact in await db.AnsweringForAsync([leadId], ct))
            db.Add(mails.Answered(contact, asked, organization, answer, now));
    }

    private static Guid? LeadOf(CampaignEvent asked) => asked.Hosts.FirstOrDefault(host => host.Role is HostRole.Lead)?.OrganizationId;

    private static IQueryable<HostInvitation> Whole(CampaignDbContext db) =>
        db.HostInvitations.Include(i => i.Organization).Include(i => i.Event!.Hosts).ThenInclude(h => h.Organization);

    private InvitationOffer OfferOf(HostInvitation invitation, LinkStanding link)
    {
        var asked = invitation.Event!;
        var lead = asked.Hosts.FirstOrDefault(host => host.Role is HostRole.Lead)?.Organization?.Name ?? "";
        return new InvitationOffer(
            link, invitation.Id, invitation.Status, invitation.Organization!.Name, lead, asked.Slug, asked.Title, asked.Description, asked.Schedule, EventBefore.ShownAt(asked),
            asked.SeriesId is not null, asked.Status, asked.SeriesId is null && asked.PastAt <= clock.UtcNow());
    }
}

/// <summary>What an organization is asked.</summary>
public sealed record InvitationOffer(
    LinkStanding Link, Guid Id, HostInvitationStatus Answer, string Organization, string Lead, string Slug, BilingualText Title, BilingualText Description,
    EventSchedule Schedule, string Place, bool IsSeries, EventStatus Status, bool IsPast)
{
    /// <summary>True where yes or no can be said by the link.</summary>
    public bool IsOpen => Link is LinkStanding.Good && Answer is HostInvitationStatus.Asked && !IsPast && Status is not (EventStatus.Cancelled or EventStatus.Declined);
}
