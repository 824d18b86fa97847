using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Whoever takes an account over is told on: each change of how one comes in is written to its owner, in the transaction that makes it.</summary>
internal sealed class AccountMails(MailLayout layout, SiteLinks links, IStringLocalizer<AccountMailsText> text)
{
    /// <summary>Something the owner did, or somebody who came in as the owner.</summary>
    public OutboxMail Changed(Organizer organizer, AccountChange change, DateTime at) => Tell(organizer, change, at, what => [text["Body", what], text["NotYou"]], "Lost");

    /// <summary>Something a colleague did to the account.</summary>
    public OutboxMail ChangedBy(Actor colleague, Organizer organizer, AccountChange change, DateTime at) =>
        Tell(organizer, change, at, what => [text["Body_By", colleague.Name, what], text["Questions"]], change is AccountChange.Disabled ? "Disabled_Means" : "Lost");

    /// <summary>Asks a person to become an organizer, in the language that the inviter thinks is theirs.</summary>
    public OutboxMail Invited(Invitation invitation, Actor inviter, string token, DateTime at) =>
        layout.Write(MailKind.Invited, invitation.Email, invitation.Language, invitation.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["Invited_Subject"],
            Greeting = text["Greeting"],
            Paragraphs = [text["Invited_Body", inviter.Name], text["Invited_Means"]],
            Button = new MailButton(text["Invited_Button"], links.Absolute($"/account/invited/{token}", language)),
            Closing = [text["Invited_Expires"], text["Invited_NotYou"]],
            Why = text["Invited_Why", inviter.Name],
        });

    private OutboxMail Tell(Organizer organizer, AccountChange change, DateTime at, Func<string, IReadOnlyList<string>> body, string closing) =>
        layout.Write(MailKind.AccountChanged, organizer.Email!, organizer.Language, organizer.Id, at, language =>
        {
            var what = text[$"AccountChange_{change}", text[$"OrganizerRole_{organizer.Role}"]].Value;
            return new MailWords
            {
                Language = language,
                Subject = text["Subject", what],
                Greeting = text["Greeting"],
                Paragraphs = body(what),
                Button = change is AccountChange.Disabled ? null : new MailButton(text["Button"], links.Absolute("/account", language)),
                Closing = [text[closing]],
                Why = text["Why"],
            };
        });
}

/// <summary>What changed about an account, or about how an organizer comes in.</summary>
internal enum AccountChange
{
    Password,
    Authenticator,
    RecoveryCodes,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    SignedOutEverywhere,
    Recovered,
    Role,
    Disabled,
    Enabled,
}

/// <summary>Marks the resources of the mails about accounts.</summary>
public sealed class AccountMailsText;
