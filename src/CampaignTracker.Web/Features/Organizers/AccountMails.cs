using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Whoever takes an account over is told on: each change of how one comes in is written to its owner, in the transaction that makes it.</summary>
internal sealed class AccountMails(MailLayout layout, SiteLinks links, IStringLocalizer<AccountMailsText> text)
{
    public OutboxMail Changed(Organizer organizer, AccountChange change, DateTime at) =>
        layout.Write(MailKind.AccountChanged, organizer.Email!, organizer.Language, organizer.Id, at, language =>
        {
            var what = text[$"AccountChange_{change}"].Value;
            return new MailWords
            {
                Language = language,
                Subject = text["Subject", what],
                Greeting = text["Greeting"],
                Paragraphs = [text["Body", what], text["NotYou"]],
                Button = new MailButton(text["Button"], links.Absolute("/account", language)),
                Closing = [text["Lost"]],
                Why = text["Why"],
            };
        });
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
