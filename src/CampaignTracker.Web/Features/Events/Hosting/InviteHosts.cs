using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>The lead asks organizations of the roster to host its event with it, and may think better of it while they have not answered.</summary>
public sealed class InviteHosts(ListingChanges changes, AskToHost asking)
{
    /// <summary>How long the mail can be answered.</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(30);

    /// <summary>Organizations that can be asked for one event.</summary>
    public const int Most = 40;

    /// <summary>Asks one; of a series, for all times that are not past. Who is asked by mail already is not asked once more.</summary>
    public async Task<ListingAnswer> AskAsync(Guid contactId, Guid eventId, Guid organizationId, CancellationToken ct)
    {
        try
        {
            return await changes.ChangeAsync(contactId, async change =>
            {
                var (db, now) = (change.Db, change.Now);
                if (!change.Rights.MayChangeListing || await HostedTimes.LedAsync(db, eventId, change.Contact.OrganizationId, ct) is not { } stored || !MayAsk(stored, now)
                    || await db.Organizations.SingleOrDefaultAsync(o => o.Id == organizationId && o.Status == OrganizationStatus.Listed, ct) is not { } asked)
                {
                    return ListingAnswer.NotYours;
                }

                var kept = await HostedTimes.KeptByAsync(db, stored, ct);
                if (await db.HostInvitations.CountAsync(i => i.EventId == kept.Id, ct) >= Most)
                    return ListingAnswer.TooMany;
                await asking.AskAsync(db, kept, await HostedTimes.AskedForAsync(db, stored, now, ct), asked, change.Organization.Name, SignOnActors.Contact, now, ct);
                return ListingAnswer.Done;
            }, ct);
        }
        catch (DomainException)
        {
            // It hosts the event, or has answered already.
            return ListingAnswer.ChangedMeanwhile;
        }
    }

    /// <summary>Takes a question back that nobody has answered.</summary>
    public Task<ListingAnswer> TakeBackAsync(Guid contactId, Guid eventId, Guid invitationId, CancellationToken ct) => changes.ChangeAsync(contactId, async change =>
    {
        var (db, now) = (change.Db, change.Now);
        if (!change.Rights.MayChangeListing || await HostedTimes.LedAsync(db, eventId, change.Contact.OrganizationId, ct) is not { } stored)
            return ListingAnswer.NotYours;
        var kept = await HostedTimes.KeptByAsync(db, stored, ct);
        var open = await db.HostInvitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.EventId == kept.Id && i.Status == HostInvitationStatus.Asked, ct);
        if (open is null)
            return ListingAnswer.NotYours;
        open.TakeBack(SignOnActors.Contact, now);
        await HostLinks.CloseAsync(db, [open.Id], now, ct);
        return ListingAnswer.Done;
    }, ct);

    /// <summary>True for an event to which organizations can still be asked.</summary>
    public static bool MayAsk(CampaignEvent stored, DateTime now) => stored.PastAt > now && stored.Status is (EventStatus.Proposed or EventStatus.Published or EventStatus.Postponed);
}
