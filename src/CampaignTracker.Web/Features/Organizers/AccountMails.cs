using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Whoever takes an account over is told on: each change of how one comes in is written to its owner, in the transaction that makes it.</summary>
internal sealed class AccountMails(MailLayout layout, SiteLinks links, IStringLocalizer<AccountMailsText> text)
{
    public OutboxMail Changed(Organizer organizer, AccountChange change, DateTime at)
    {
        using (Reader.Speaking(organizer.Language))
        {
            var what = text[$"AccountChange_{change}"].Value;
            var mail = layout.Compose(new MailWords
            {
                Language = organizer.Language,
                Subject = text["Subject", what],
                Greeting = text["Greeting"],
                Paragraphs = [text["Body", what], text["NotYou"]],
                Button = new MailButton(text["Button"], links.Absolute("/account", organizer.Language)),
                Closing = [text["Lost"]],
                Why = text["Why"],
            });
            return new OutboxMail(MailKind.AccountChanged, organizer.Email!, organizer.Language, mail, organizer.Id, at);
        }
    }
}

/// <summary>What changed about how an organizer comes in.</summary>
internal enum AccountChange
{
    Password,
    Authenticator,
    RecoveryCodes,
    RecoveryCodeUsed,
    SignedOutEverywhere,
    Recovered,
}

/// <summary>Marks the resources of the mails about accounts.</summary>
public sealed class AccountMailsText;
