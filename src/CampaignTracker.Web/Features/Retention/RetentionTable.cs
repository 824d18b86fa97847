using System.Linq.Expressions;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Features.Events.Proposing;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Retention;

/// <summary>
/// What is kept about people, how long and why. The page <c>/about</c> renders this table, and <see cref="EnforceRetention"/> enforces it: what is
/// promised and what is done cannot drift apart.
/// </summary>
public static class RetentionTable
{
    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        new("UnconfirmedSignOns", TimeSpan.FromDays(14), RemoveUnconfirmedAsync),
        new("UnconfirmedFollowers", EventFollower.TimeToConfirm, RemoveFollowersAsync),
        new("UnansweredHandOvers", TimeSpan.FromDays(14), RemoveUnansweredAsync),
        new("UnconfirmedEvents", RequestProposal.TimeToConfirm, RemoveProposalsAsync),
        new("Invitations", Invitation.Life, RemoveInvitationsAsync),
        new("NetworkHashes", TimeSpan.FromDays(2), ForgetNetworksAsync),
        new("Attempts", TimeSpan.FromDays(8), (db, before, now, ct) => RemoveAsync(db.Attempts.Where(a => a.At <= before).OrderBy(a => a.At), db, ct)),
        new("NetworkKeys", TimeSpan.FromDays(1), RemoveKeysAsync),
        new("FormerContacts", TimeSpan.FromDays(30), EraseFormerContactsAsync),
        new("NamesWithoutContact", TimeSpan.FromDays(30), EraseNamesWithoutContactAsync),
        new("SentMails", TimeSpan.FromDays(7), (db, before, now, ct) => EraseMailsAsync(db, m => m.State == MailState.Sent && m.SentAt <= before, ct)),
        new("OtherMails", TimeSpan.FromDays(30), (db, before, now, ct) => EraseMailsAsync(db, m => m.State != MailState.Sent && m.CreatedAt <= before, ct)),
        new("Drafts", Draft.KeptFor, (db, before, now, ct) => RemoveAsync(db.Drafts.Where(d => d.SavedAt <= before).OrderBy(d => d.SavedAt), db, ct)),
        new("Links", TimeSpan.FromDays(30), (db, before, now, ct) => RemoveAsync(db.Links.Where(l => l.ExpiresAt <= before).OrderBy(l => l.ExpiresAt), db, ct)),
    ];

    /// <summary>Rows in one transaction: few enough that nobody waits for it, and that little is lost when the job is killed.</summary>
    private const int Batch = 100;

    private static readonly SignOnStatus[] Standing = [SignOnStatus.Listed, SignOnStatus.Confirmed];

    private static async Task<int> RemoveUnconfirmedAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var requests = await db.SignOnRequests.Include(r => r.SignOns).Include(r => r.Contact).Include(r => r.Organization)
            // One whose mail was asked for again, or let go late, keeps what that mail promises.
            .Where(r => r.ConfirmedAt == null && r.CreatedAt <= before && (r.Contact!.ErasedAt == null || r.SignOns.All(s => s.Origin == SignOnOrigin.Form))
                && !db.Links.Any(l => l.SubjectId == r.Id && l.Purpose == LinkPurpose.ConfirmSignOn && l.SpentAt == null && l.SupersededAt == null && l.ExpiresAt > now))
            .OrderBy(r => r.CreatedAt).Take(Batch).ToListAsync(ct);
        var all = requests.Count;
        // What an organizer entered stands; whoever was to be its contact did not answer.
        foreach (var entered in requests.Where(r => r.IsEntered))
            await EraseContactAsync(db, entered.Contact!, now, ct);
        requests.RemoveAll(r => r.IsEntered);
        var ids = requests.ConvertAll(r => r.Id);
        db.RemoveRange(await db.Outbox.Where(m => ids.Contains(m.AboutId)).ToListAsync(ct));
        db.RemoveRange(await db.Links.Where(l => ids.Contains(l.SubjectId)).ToListAsync(ct));
        db.RemoveRange(requests.SelectMany(r => r.SignOns));
        db.RemoveRange(requests);
        db.RemoveRange(requests.Select(r => r.Contact!));

        var organizations = requests.Select(r => r.Organization!).Where(o => o.Status is OrganizationStatus.Pending && o.Verification is VerificationLevel.None).ToHashSet();
        foreach (var organization in organizations)
        {
            var id = organization.Id;
            if (!await db.SignOnRequests.AnyAsync(r => r.OrganizationId == id && !ids.Contains(r.Id), ct))
                db.Remove(organization);
        }

        await db.SaveChangesAsync(ct);
        return all;
    }

    /// <summary>Removes what nobody answered, with the mails and links that asked.</summary>
    private static async Task<int> RemoveWithMailsAsync<TRecord>(CampaignDbContext db, List<TRecord> records, CancellationToken ct)
        where TRecord : Record
    {
        var ids = records.ConvertAll(record => record.Id);
        db.RemoveRange(await db.Outbox.Where(m => ids.Contains(m.AboutId)).ToListAsync(ct));
        db.RemoveRange(await db.Links.Where(l => ids.Contains(l.SubjectId)).ToListAsync(ct));
        db.RemoveRange(records);
        await db.SaveChangesAsync(ct);
        return records.Count;
    }

    private static async Task<int> RemoveFollowersAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var asked = await db.EventFollowers.Where(f => f.ConfirmedAt == null && f.CreatedAt <= before).OrderBy(f => f.CreatedAt).Take(Batch).ToListAsync(ct);
        return await RemoveWithMailsAsync(db, asked, ct);
    }

    private static async Task<int> RemoveUnansweredAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var asked = await db.Contacts.Where(c => c.SucceedsId != null && c.ConfirmedAt == null && c.CreatedAt <= before).OrderBy(c => c.CreatedAt).Take(Batch).ToListAsync(ct);
        return await RemoveWithMailsAsync(db, asked, ct);
    }

    /// <summary>Of those that were answered stays that they were, which holds nothing of what was typed.</summary>
    private static async Task<int> RemoveProposalsAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var unanswered = await db.EventProposals.Where(p => p.ConfirmedAt == null && p.RefusedAt == null && p.CreatedAt <= before).OrderBy(p => p.CreatedAt).Take(Batch).ToListAsync(ct);
        return await RemoveWithMailsAsync(db, unanswered, ct);
    }

    /// <summary>An invitation works as long as it is kept, from its last mail on.</summary>
    private static async Task<int> RemoveInvitationsAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var expired = await db.Invitations.Where(i => i.ExpiresAt <= now).OrderBy(i => i.ExpiresAt).Take(Batch).ToListAsync(ct);
        return await RemoveWithMailsAsync(db, expired, ct);
    }

    private static async Task<int> ForgetNetworksAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var attempts = await db.Attempts.Where(a => a.At <= before && a.NetworkHash != "").OrderBy(a => a.At).Take(Batch).ToListAsync(ct);
        attempts.ForEach(a => a.ForgetNetwork());
        await db.SaveChangesAsync(ct);
        // Past the change tracker: the history of a request does not tell that its network was forgotten.
        return attempts.Count + await db.InTurnAsync(
            () => db.SignOnRequests.Where(r => r.NetworkHash != "" && r.CreatedAt <= before).ExecuteUpdateAsync(set => set.SetProperty(r => r.NetworkHash, ""), ct), ct);
    }

    private static Task<int> RemoveKeysAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now);
        return RemoveAsync(db.NetworkKeys.Where(k => k.Day < today).OrderBy(k => k.Day), db, ct);
    }

    private static async Task<int> EraseFormerContactsAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var contacts = await db.Contacts
            .Where(c => c.ErasedAt == null && (c.LeftAt <= before
                || ((c.Organization!.Status == OrganizationStatus.Withdrawn || c.Organization.Status == OrganizationStatus.Declined) && c.Organization.UpdatedAt <= before)
                // Nothing that they asked for stands, stood, or was decided on lately.
                || (c.ConfirmedAt <= before && !db.SignOns.Any(s => db.SignOnRequests.Any(r => r.Id == s.RequestId && r.ContactId == c.Id)
                    && ((s.ListedAt != null && s.Status != SignOnStatus.Disowned) || s.Status == SignOnStatus.Confirmed || s.UpdatedAt > before))
                    // Who asks to speak for an organization waits for an organizer's answer.
                    && !TakeSpeakers.Waiting(db).Any(s => db.SignOnRequests.Any(r => r.Id == s.RequestId && r.ContactId == c.Id)))))
            .OrderBy(c => c.Id).Take(Batch).ToListAsync(ct);
        foreach (var contact in contacts)
            await EraseContactAsync(db, contact, now, ct);
        await db.SaveChangesAsync(ct);
        return contacts.Count;
    }

    private static async Task EraseContactAsync(CampaignDbContext db, Contact contact, DateTime now, CancellationToken ct)
    {
        var signOns = await db.SignOns.AskedByAny(db.SignOnRequests, [contact.Id]).Where(s => s.SignatoryName != "" || s.SignatoryTitle != "").ToListAsync(ct);
        signOns.ForEach(signOn => EraseSignatory(signOn, now));
        contact.Erase(SignOnActors.Site, now);
    }

    /// <summary>What organizers entered or imported without an address, and what is left of contacts who were erased: nobody else would ever have it erased.</summary>
    private static async Task<int> EraseNamesWithoutContactAsync(CampaignDbContext db, DateTime before, DateTime now, CancellationToken ct)
    {
        var signOns = await db.SignOns
            .Where(s => s.UpdatedAt <= before
                && (s.RequestId == null || db.SignOnRequests.Any(r => r.Id == s.RequestId && db.Contacts.Any(c => c.Id == r.AskedById && c.ErasedAt != null)))
                && ((s.SignatoryName != "" && (!s.ShowSignatoryName || !Standing.Contains(s.Status))) || (s.SignatoryTitle != "" && (!s.ShowSignatoryTitle || !Standing.Contains(s.Status)))
                    // Notes may name the person too.
                    || (s.Status == SignOnStatus.Withdrawn && (s.OriginNote != null || s.WithdrawalNote != null))))
            .OrderBy(s => s.Id).Take(Batch).ToListAsync(ct);
        signOns.ForEach(signOn => EraseSignatory(signOn, now));
        await db.SaveChangesAsync(ct);
        return signOns.Count;
    }

    /// <summary>What is shown with consent under a letter stays: it is part of what was published.</summary>
    private static void EraseSignatory(SignOn signOn, DateTime now)
    {
        if (Standing.Contains(signOn.Status))
            signOn.EraseHidden(SignOnActors.Site, now);
        else
            signOn.EraseSignatory(SignOnActors.Site, now);
    }

    private static async Task<int> EraseMailsAsync(CampaignDbContext db, Expression<Func<OutboxMail, bool>> which, CancellationToken ct)
    {
        var mails = await db.Outbox.Where(which).Where(m => m.Recipient != "").OrderBy(m => m.Id).Take(Batch).ToListAsync(ct);
        mails.ForEach(m => m.Erase());
        await db.SaveChangesAsync(ct);
        return mails.Count;
    }

    private static async Task<int> RemoveAsync<TRow>(IOrderedQueryable<TRow> rows, CampaignDbContext db, CancellationToken ct)
        where TRow : class
    {
        var some = await rows.Take(Batch).ToListAsync(ct);
        db.RemoveRange(some);
        await db.SaveChangesAsync(ct);
        return some.Count;
    }
}

/// <summary>One line of the table.</summary>
/// <param name="Name">Its words stand in the resources as <c>Keep_{Name}</c> and <c>Keep_{Name}_Why</c>.</param>
/// <param name="For">How long it is kept.</param>
/// <param name="EnforceAsync">Removes or erases one batch of what is older than an instant (UTC); returns how many rows, 0 where it is done.</param>
public sealed record RetentionRule(string Name, TimeSpan For, Func<CampaignDbContext, DateTime, DateTime, CancellationToken, Task<int>> EnforceAsync)
{
    public int Days => (int)For.TotalDays;
}
