using System.Collections.Concurrent;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Load.SignOns;

/// <summary>What the site acknowledged, kept outside of it, to be compared with its database and with the mail server when all is over.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<Applicant> _requested = [];
    private readonly ConcurrentQueue<Applicant> _confirmed = [];

    public int Acknowledged => _requested.Count + _confirmed.Count;

    public void Requested(Applicant applicant) => _requested.Enqueue(applicant);

    public void Confirmed(Applicant applicant) => _confirmed.Enqueue(applicant);

    public async Task<Reckoning> ReckonAsync(CampaignDatabase database, IReadOnlyList<SmtpMail> mails, CancellationToken ct)
    {
        var rows = await ReadAsync(database, ct);
        var byEmail = rows.ToLookup(row => row.Email);
        var mailsTo = mails.SelectMany(mail => mail.Recipients.Select(recipient => (Recipient: recipient, mail.MessageId, Kind: KindOf(mail)))).Distinct().ToLookup(mail => mail.Recipient);

        var lost = _requested.Count(applicant => !byEmail.Contains(applicant.Email)) + _confirmed.Count(applicant => !byEmail[applicant.Email].Any(row => row.IsConfirmed));
        var doubled = byEmail.Count(same => same.Count() > 1) + rows.Count(row => row.SignOns != 1) + rows.GroupBy(row => row.Organization).Count(same => same.Count() > 1)
            + mailsTo.Count(same => same.GroupBy(mail => mail.Kind).Any(kind => kind.Count() > 1));

        // Whoever got an answer must have the mail, and so must those whose answer was lost on the way.
        var missing = _requested.Select(a => a.Email).Concat(rows.Select(row => row.Email)).Distinct().Count(email => !Has(mailsTo[email], MailKind.PleaseConfirm));
        var confirmed = _confirmed.Concat(rows.Where(row => row.IsConfirmed).Select(row => row.Applicant)).DistinctBy(applicant => applicant.Email);
        foreach (var applicant in confirmed)
        {
            missing += Has(mailsTo[applicant.Email], MailKind.Confirmed) ? 0 : 1;
            missing += applicant.PublicEmail is { } address && !Has(mailsTo[address], MailKind.SignedInYourName) ? 1 : 0;
        }

        return new Reckoning(Acknowledged, lost, doubled, missing);
    }

    /// <summary>The path of the confirmation that a mail asks for; null in all other mails.</summary>
    public static string? ConfirmationIn(SmtpMail mail) => PathIn(mail, "/sign-on/confirm/");

    private static MailKind KindOf(SmtpMail mail) =>
        ConfirmationIn(mail) is not null ? MailKind.PleaseConfirm : PathIn(mail, "/sign-on/disown/") is not null ? MailKind.SignedInYourName : MailKind.Confirmed;

    private static string? PathIn(SmtpMail mail, string path)
    {
        var begin = mail.Text.IndexOf(path, StringComparison.Ordinal);
        return begin < 0 ? null : mail.Text[begin..].Split((char[]?)null, 2)[0];
    }

    private static bool Has(IEnumerable<(string Recipient, string MessageId, MailKind Kind)> mails, MailKind kind) => mails.Any(mail => mail.Kind == kind);

    private static async Task<List<Row>> ReadAsync(CampaignDatabase database, CancellationToken ct)
    {
        await using var db = database.Open();
        return await db.SignOnRequests
            .Select(r => new Row(
                r.Contact!.Email, r.Organization!.Name, db.SignOns.Count(s => s.RequestId == r.Id),
                r.ConfirmedAt != null && db.SignOns.Any(s => s.RequestId == r.Id && (s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Listed))))
            .ToListAsync(ct);
    }

    private sealed record Row(string Email, string Organization, int SignOns, bool IsConfirmed)
    {
        public Applicant Applicant
        {
            get
            {
                var name = Organization.Split(' ');
                return new Applicant(name[^2], int.Parse(name[^1], System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}

/// <summary>The three that must be 0, beside how much was acknowledged.</summary>
internal sealed record Reckoning(int Acknowledged, int Lost, int Doubled, int MailsMissing)
{
    public bool IsRight => (Lost, Doubled, MailsMissing) == (0, 0, 0);
}
