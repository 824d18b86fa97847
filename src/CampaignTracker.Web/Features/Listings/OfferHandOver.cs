using System.Net;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Security;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>A contact asks somebody else to take their place. Nothing changes before that person answers the mail.</summary>
public sealed class OfferHandOver(ListingChanges changes, NetworkHashes networks, Limits limits, DailyMails dailyMails, ListingMails mails)
{
    /// <summary>How long the mail can be answered.</summary>
    public static readonly TimeSpan TimeToAccept = TimeSpan.FromDays(7);

    /// <summary>A newer offer takes the place of an earlier one, whoever it went to.</summary>
    public async Task<ListingAnswer> OfferAsync(Guid contactId, ContactDetails to, IPAddress? network, CancellationToken ct)
    {
        var hash = await networks.HashAsync(network, ct);
        return await changes.ChangeAsync(contactId, async change =>
        {
            var (db, by, now) = (change.Db, SignOnActors.Contact, change.Now);
            if (await limits.NetworkIsOverAsync(db, AttemptKind.Listing, hash, now, ct))
                return ListingAnswer.TooMany;
            await PendingHandOvers.WithdrawAsync(db, [contactId], now, ct);
            var successor = change.Contact.HandOverTo(to, by, now);
            var link = OneTimeLink.Make(LinkPurpose.AcceptHandOver, successor.Id, now, TimeToAccept, out var secrets);
            var mail = mails.HandOver(change.Contact, successor, secrets, now);
            await dailyMails.CountOrPutOffAsync(db, mail, now, ct);
            db.AddRange(successor, link, mail, new Attempt(AttemptKind.Listing, hash, "", Guid.Empty, now));
            return ListingAnswer.Done;
        }, ct);
    }
}
