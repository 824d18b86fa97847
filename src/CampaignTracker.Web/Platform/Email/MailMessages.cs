using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>A row of the outbox as a message. However often it is made, it is the same one: its id and date are the row's.</summary>
public sealed class MailMessages(IOptions<CampaignSettings> campaign)
{
    public MimeMessage Of(OutboxMail mail)
    {
        var settings = campaign.Value;
        var sender = new MailboxAddress(settings.NameIn(mail.Language), settings.Sender);
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:n}@{EmailAddress.Domain(settings.Sender)}",
            Date = new DateTimeOffset(mail.CreatedAt, TimeSpan.Zero),
            Subject = mail.Subject,
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = mail.Text },
                new TextPart(TextFormat.Html) { Text = mail.Html },
            },
        };
        message.From.Add(sender);
        message.ReplyTo.Add(new MailboxAddress(sender.Name, settings.Contact));
        message.To.Add(new MailboxAddress("", mail.Recipient));
        // So that no holiday note answers (RFC 3834; the second is Exchange's word for it).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        if (mail.UnsubscribeAddress.Length > 0)
        {
            // One POST without any question ends such mails (RFC 2369, RFC 8058).
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{mail.UnsubscribeAddress}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        message.Headers.Add(HeaderId.ContentLanguage, mail.Language.Code());
        return message;
    }
}
