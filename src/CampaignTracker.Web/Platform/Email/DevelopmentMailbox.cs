using MimeKit;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>Keeps the newest mails in memory instead of sending them, so that a developer can read them and follow their links.</summary>
public sealed class DevelopmentMailbox : IMailTransport
{
    private const int Most = 200;

    private readonly Lock _lock = new();
    private readonly List<KeptMail> _mails = [];

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<KeptMail> Mails
    {
        get
        {
            lock (_lock)
                return [.. _mails];
        }
    }

    public Task<Delivery> DeliverAsync(MimeMessage message)
    {
        var kept = new KeptMail(
            message.MessageId!, message.To.Mailboxes.Single().Address, message.Subject!,
            [.. message.Headers.Select(header => KeyValuePair.Create(header.Field, header.Value))], message.TextBody!, message.HtmlBody!);
        lock (_lock)
        {
            if (_mails.Count == Most)
                _mails.RemoveAt(0);
            _mails.Add(kept);
        }

        return Task.FromResult(Delivery.Taken);
    }
}

/// <summary>A mail as its reader would get it.</summary>
/// <param name="MessageId">Without its angle brackets.</param>
/// <param name="To">The recipient's address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Headers">All of them, in their order.</param>
/// <param name="Text">The plain part.</param>
/// <param name="Html">The HTML part.</param>
public sealed record KeptMail(string MessageId, string To, string Subject, IReadOnlyList<KeyValuePair<string, string>> Headers, string Text, string Html)
{
    /// <summary>The local part of the Message-ID, by which its page is found.</summary>
    public string Id => MessageId.Split('@')[0];
}
