using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.History;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Mails;

/// <summary>Mails that were given up, and those that failed and are tried again. Neither what they say nor whom they go to: only the domain, for that is often why.</summary>
public sealed class ListFailedMails(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public const int PageSize = 25;

    public async Task<FailedMailsView> ReadAsync(int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var failed = db.Outbox.Where(m => m.State == MailState.Dead || (m.State == MailState.Waiting && m.Failures > 0));
        var dead = await failed.CountAsync(m => m.State == MailState.Dead, ct);
        var pages = new PageOf(page, PageSize, await failed.CountAsync(ct));
        var mails = await failed.OrderBy(m => m.State == MailState.Dead ? 0 : 1).ThenBy(m => m.CreatedAt).ThenBy(m => m.Id)
            .Skip(pages.Skip).Take(pages.Size)
            .Select(m => new { m.Id, m.Kind, m.AboutId, m.State, m.CreatedAt, m.DueAt, m.Failures, m.LastFailure, m.Recipient }).ToListAsync(ct);
        var about = await SubjectsAsync(db, [.. mails.Select(m => m.AboutId).Distinct()], ct);

        var now = clock.UtcNow();
        return new FailedMailsView(dead, pages, now, await MailOutage.ReadAsync(db, now, ct), [.. mails.Select(m => new FailedMail(
            m.Id, m.Kind, about.GetValueOrDefault(m.AboutId), EmailAddress.Domain(m.Recipient), m.CreatedAt,
            m.State is MailState.Dead ? null : m.DueAt, m.Failures, m.LastFailure ?? ""))]);
    }

    private static async Task<Dictionary<Guid, MailSubject>> SubjectsAsync(CampaignDbContext db, List<Guid> ids, CancellationToken ct)
    {
        var requests = await db.SignOnRequests.Where(r => ids.Contains(r.Id)).Select(r => new MailSubject(HistoryNoun.SignOnRequest, r.Id, r.Organization!.Name, r.IsSample)).ToListAsync(ct);
        var signOns = await db.SignOns.Where(s => ids.Contains(s.Id)).Select(s => new MailSubject(HistoryNoun.SignOn, s.Id, s.Organization!.Name, s.IsSample)).ToListAsync(ct);
        var contacts = await db.Contacts.Where(c => ids.Contains(c.Id)).Select(c => new MailSubject(HistoryNoun.Contact, c.Id, c.Organization!.Name, c.IsSample)).ToListAsync(ct);
        return requests.Concat(signOns).Concat(contacts).ToDictionary(subject => subject.Id);
    }
}

/// <param name="Dead">How many were given up, on all pages.</param>
/// <param name="Page">Which page.</param>
/// <param name="At">When it was read (UTC).</param>
/// <param name="Outage">Null while mail goes out.</param>
/// <param name="Rows">Those given up first, then the oldest.</param>
public sealed record FailedMailsView(int Dead, PageOf Page, DateTime At, MailOutage? Outage, IReadOnlyList<FailedMail> Rows);

/// <param name="Id">The mail's.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="About">What it tells of; null where that is gone or is no sign-on's.</param>
/// <param name="Domain">Where it goes; empty once erased.</param>
/// <param name="WrittenAt">UTC.</param>
/// <param name="NextTryAt">UTC; null for one that was given up.</param>
/// <param name="Failures">How often sending it failed.</param>
/// <param name="Why">What the server said last, without anybody's data.</param>
public sealed record FailedMail(Guid Id, MailKind Kind, MailSubject? About, string Domain, DateTime WrittenAt, DateTime? NextTryAt, int Failures, string Why);

/// <param name="Noun">What kind of thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Organization">Whose it is.</param>
/// <param name="IsSample">True for an invented one.</param>
public sealed record MailSubject(HistoryNoun Noun, Guid Id, string Organization, bool IsSample);
