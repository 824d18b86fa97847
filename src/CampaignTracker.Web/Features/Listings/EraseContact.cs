using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.Following;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Drafts;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>
/// A contact has everything erased that tells who they are: under this address, for all organizations. What the organizations signed stays, without
/// a name.
/// </summary>
public sealed class EraseContact(ListingChanges changes, TellPublicAddress publicAddress, IDbContextFactory<CampaignDbContext> contexts)
{
    public async Task<ListingAnswer> EraseAsync(Guid contactId, CancellationToken ct)
    {
        var answer = await changes.ChangeAsync(contactId, async change =>
        {
            await EraseAllAsync(change.Db, change.Contact.Email, change.Now, ct);
            return ListingAnswer.Done;
        }, ct);
        await ForgetAsync(ct);
        return answer;
    }

    /// <summary>Everything under an address; the caller saves, and has it forgotten then (<see cref="ForgetAsync"/>).</summary>
    internal async Task EraseAllAsync(CampaignDbContext db, string address, DateTime now, CancellationToken ct)
    {
        var (by, key) = (SignOnActors.Contact, EmailAddress.Canonical(address));
        var people = await db.Contacts.KeptAtAsync(address, ct);
        var ids = people.ConvertAll(c => c.Id);
        var requests = await db.SignOnRequests.Whole().Where(r => ids.Contains(r.ContactId) || ids.Contains(r.AskedById)).ToListAsync(ct);
        var confirmed = people.FindAll(c => c.ConfirmedAt is not null);
        // What an organizer entered stands without its contact's answer.
        var stands = requests.FindAll(r => r.ConfirmedAt is not null || r.IsEntered);
        var known = people.FindAll(c => c.ConfirmedAt is not null || stands.Exists(r => r.ContactId == c.Id));

        await EraseSignatoriesAsync(db, ids, now, ct);
        await ForgetMailDomainAsync(db, EmailAddress.Domain(address), requests, ct);
        await PendingHandOvers.WithdrawAsync(db, [.. ids.Select(id => (Guid?)id)], now, ct);
        await PendingHandOvers.ForgetAsync(db, [.. ids, .. requests.Except(stands).Select(r => r.Id)], now, ct);
        await CloseUnansweredAsync(db, stands.FindAll(r => r.ConfirmedAt is null), now, ct);
        foreach (var mail in (await db.Outbox.Where(m => m.RecipientKey == key).ToListAsync(ct)).Where(m => EmailAddress.AreSame(m.Recipient, address)))
            mail.Erase();
        foreach (var follower in (await db.EventFollowers.Where(f => f.EmailKey == key).ToListAsync(ct)).Where(f => EmailAddress.AreSame(f.Email, address)))
            await Unfollow.EraseAsync(db, follower, now, ct);
        foreach (var organization in confirmed.Select(c => c.Organization!).Distinct())
        {
            if (organization.PublicEmail is { } published && EmailAddress.AreSame(published, address))
                organization.DropPublicEmail(by, now);
        }

        await HostLinks.CloseOfAsync(db, known.ConvertAll(c => c.OrganizationId), now, ct);
        known.ForEach(c => c.Erase(by, now));
        await publicAddress.TellAnewAsync(db, stands, now, ct);
        await RemoveUnconfirmedAsync(db, [.. people.Except(known)], [.. requests.Except(stands)], now, ct);
        await DraftsWith.RemoveAsync(db, address, ct);
    }

    /// <summary>What was erased leaves the database's file too.</summary>
    internal async Task ForgetAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.ForgetErasedAsync(ct);
    }

    /// <summary>Of requests that were handed over to this person, the name is another's; of those handed over by them, it is theirs.</summary>
    private static async Task EraseSignatoriesAsync(CampaignDbContext db, List<Guid> ids, DateTime now, CancellationToken ct)
    {
        var signOns = await db.SignOns.AskedByAny(db.SignOnRequests, ids).ToListAsync(ct);
        signOns.ForEach(s => s.EraseSignatory(SignOnActors.Contact, now));
    }

    /// <summary>Which a form leaves behind where it is counted against the limits.</summary>
    private static async Task ForgetMailDomainAsync(CampaignDbContext db, string domain, List<SignOnRequest> requests, CancellationToken ct)
    {
        var posted = requests.ConvertAll(r => r.CreatedAt);
        foreach (var attempt in await db.Attempts.Where(a => a.Subject == domain && posted.Contains(a.At)).ToListAsync(ct))
            attempt.ForgetSubject();
    }

    /// <summary>Nobody becomes the contact who was erased; the public address may still say that nobody was authorized.</summary>
    private static async Task CloseUnansweredAsync(CampaignDbContext db, List<SignOnRequest> entered, DateTime now, CancellationToken ct)
    {
        var ids = entered.ConvertAll(r => r.Id);
        foreach (var link in await db.Links.Open().Where(l => ids.Contains(l.SubjectId) && l.Purpose == LinkPurpose.ConfirmSignOn).ToListAsync(ct))
            link.Supersede(now);
    }

    /// <summary>What was typed with this address and never confirmed, and organizations that came with it and with nothing else.</summary>
    private static async Task RemoveUnconfirmedAsync(
        CampaignDbContext db, List<Contact> people, List<SignOnRequest> requests, DateTime now, CancellationToken ct)
    {
        if (people.Count == 0)
            return;
        var ids = people.ConvertAll(c => c.Id);
        var organizations = people.Where(c => c.Organization!.Status is OrganizationStatus.Pending).Select(c => c.OrganizationId).ToList();
        var alone = await db.Organizations.Include(o => o.Sectors)
            .Where(o => organizations.Contains(o.Id) && !db.Contacts.Any(c => c.OrganizationId == o.Id && !ids.Contains(c.Id))).ToListAsync(ct);
        db.RemoveRange(requests.SelectMany(r => r.SignOns));
        db.RemoveRange(requests);
        db.RemoveRange(people);
        db.RemoveRange(alone);
        db.History.Add(HistoryEntry.About(nameof(SignOnRequest), "unconfirmed-removed", SignOnActors.Contact, now));
    }
}
