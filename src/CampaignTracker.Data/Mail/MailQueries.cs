namespace CampaignTracker.Data.Mail;

/// <summary>The questions that are asked of mails and links. Each is answered by an index.</summary>
public static class MailQueries
{
    /// <summary>Those that are to be sent at an instant (UTC), the longest waiting first.</summary>
    public static IQueryable<OutboxMail> DueAt(this IQueryable<OutboxMail> mails, DateTime now) =>
        mails.Where(m => m.State == MailState.Waiting && m.DueAt <= now).OrderBy(m => m.DueAt);

    /// <summary>Those that one mailbox got or is about to get since an instant (UTC).</summary>
    public static IQueryable<OutboxMail> GoingTo(this IQueryable<OutboxMail> mails, string canonicalAddress, DateTime since) =>
        mails.Where(m => m.RecipientKey == canonicalAddress && m.CreatedAt > since && m.State != MailState.Withheld);

    /// <summary>Those that tell of a record.</summary>
    public static IQueryable<OutboxMail> About(this IQueryable<OutboxMail> mails, Guid id) => mails.Where(m => m.AboutId == id);

    /// <summary>The one with this token, whatever its standing.</summary>
    public static IQueryable<OneTimeLink> WithToken(this IQueryable<OneTimeLink> links, LinkPurpose purpose, string token)
    {
        var hash = OneTimeLink.HashOf(token);
        return links.Where(l => l.TokenHash == hash && l.Purpose == purpose);
    }

    /// <summary>All that were made for a record and are neither spent nor superseded.</summary>
    public static IQueryable<OneTimeLink> OpenFor(this IQueryable<OneTimeLink> links, LinkPurpose purpose, Guid subjectId) =>
        links.Open().Where(l => l.SubjectId == subjectId && l.Purpose == purpose);

    /// <summary>Those that are neither spent nor superseded.</summary>
    public static IQueryable<OneTimeLink> Open(this IQueryable<OneTimeLink> links) => links.Where(l => l.SpentAt == null && l.SupersededAt == null);
}
