using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>The mails about sign-ons, each in its reader's language.</summary>
public sealed class SignOnMails(MailLayout layout, SiteLinks links, IStringLocalizer<SignOnMailsText> text)
{
    /// <summary>A link and a code by which the contact confirms.</summary>
    public OutboxMail PleaseConfirm(SignOnRequest request, IReadOnlyList<SigningLetter> letters, LinkSecrets secrets, DateTime at) => request.IsEntered
        ? PleaseSpeak(request, letters, secrets, at)
        : ToContact(MailKind.PleaseConfirm, request, at, language => new MailWords
        {
            Language = language,
            Subject = text["PleaseConfirm_Subject", request.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["PleaseConfirm_Body", request.Organization.Name]],
            Points = TitlesOf(letters, language),
            Button = new MailButton(text["PleaseConfirm_Button"], links.Absolute($"/sign-on/confirm/{secrets.Token}", language)),
            Code = new MailCode(text["PleaseConfirm_Code"], secrets.Code),
            Closing = [text["PleaseConfirm_Expires"], text["PleaseConfirm_NotYou"]],
            Why = text["PleaseConfirm_Why"],
        });

    /// <summary>Nothing is to be done: all of it was signed before.</summary>
    public OutboxMail AlreadySigned(SignOnRequest request, IReadOnlyList<SigningLetter> letters, DateTime at) =>
        ToContact(MailKind.AlreadySigned, request, at, language => new MailWords
        {
            Language = language,
            Subject = text["AlreadySigned_Subject", request.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["AlreadySigned_Body", request.Organization.Name]],
            Points = TitlesOf(letters, language),
            Button = new MailButton(text["YourListing_Button"], links.Absolute("/listing", language)),
            Closing = [text["AlreadySigned_NotYou"]],
            Why = text["PleaseConfirm_Why"],
        });

    /// <summary>What came of the contact's answer.</summary>
    public OutboxMail Confirmed(SignOnRequest request, IReadOnlyList<SigningLetter> letters, bool isListed, DateTime at) =>
        ToContact(MailKind.Confirmed, request, at, language => new MailWords
        {
            Language = language,
            Subject = text[isListed ? "ConfirmedListed_Subject" : "Confirmed_Subject", request.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text[isListed ? "ConfirmedListed_Body" : "Confirmed_Body", request.Organization.Name]],
            Points = TitlesOf(letters, language),
            Button = new MailButton(text["YourListing_Button"], links.Absolute("/listing", language)),
            Closing = [text["Confirmed_Closing"]],
            Why = text["Contact_Why", request.Organization.Name],
        });

    /// <summary>An organizer put the signature on the list.</summary>
    public OutboxMail Listed(SignOn signOn, Contact contact, SigningLetter letter, DateTime at) =>
        layout.Write(MailKind.Listed, contact.Email, contact.Language, signOn.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["Listed_Subject", signOn.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["Listed_Body", signOn.Organization.Name, letter.Title.In(language)]],
            Button = new MailButton(text["Listed_Button"], links.Absolute($"/letters/{letter.Slug}#signatories", language)),
            Closing = [text["Confirmed_Closing"]],
            Why = text["Contact_Why", signOn.Organization.Name],
        });

    /// <summary>An organizer declined it, with a reason.</summary>
    public OutboxMail Declined(SignOn signOn, Contact contact, SigningLetter letter, DateTime at) =>
        layout.Write(MailKind.Declined, contact.Email, contact.Language, signOn.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["Declined_Subject", signOn.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["Declined_Body", signOn.Organization.Name, letter.Title.In(language)], text["Declined_Reason", signOn.DeclineReason ?? ""]],
            Closing = [text["Declined_Closing"]],
            Why = text["Contact_Why", signOn.Organization.Name],
        });

    /// <summary>An organizer takes the person for a contact of the organization.</summary>
    public OutboxMail Speaks(SignOn signOn, Contact contact, DateTime at) =>
        layout.Write(MailKind.Listed, contact.Email, contact.Language, signOn.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["Speaks_Subject", signOn.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["Speaks_Body", signOn.Organization.Name]],
            Button = new MailButton(text["YourListing_Button"], links.Absolute("/listing", language)),
            Closing = [text["Confirmed_Closing"]],
            Why = text["Contact_Why", signOn.Organization.Name],
        });

    /// <summary>An organizer does not, with a reason.</summary>
    public OutboxMail DoesNotSpeak(SignOn signOn, Contact contact, DateTime at) =>
        layout.Write(MailKind.Declined, contact.Email, contact.Language, signOn.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["DoesNotSpeak_Subject", signOn.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["DoesNotSpeak_Body", signOn.Organization.Name], text["Declined_Reason", signOn.DeclineReason ?? ""]],
            Closing = [text["Declined_Closing"]],
            Why = text["Contact_Why", signOn.Organization.Name],
        });

    /// <summary>Tells the organization's public address, with a way to say no.</summary>
    public OutboxMail SignedInYourName(string publicAddress, SignOnRequest request, IReadOnlyList<SigningLetter> letters, LinkSecrets secrets, DateTime at) =>
        layout.Write(MailKind.SignedInYourName, publicAddress, request.Language, request.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["SignedInYourName_Subject", request.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["SignedInYourName_Body", WhoSigned(request), request.Organization.Name]],
            Points = TitlesOf(letters, language),
            Button = new MailButton(text["SignedInYourName_Button"], links.Absolute($"/sign-on/disown/{secrets.Token}", language)),
            Closing = [text["SignedInYourName_Fine"]],
            Why = text["SignedInYourName_Why", request.Organization.Name],
        });

    /// <summary>What was signed stands: an organizer entered it. Its contact confirms to be that, by the link alone, for there is no page where the code is asked.</summary>
    private OutboxMail PleaseSpeak(SignOnRequest request, IReadOnlyList<SigningLetter> letters, LinkSecrets secrets, DateTime at) =>
        ToContact(MailKind.PleaseConfirm, request, at, language => new MailWords
        {
            Language = language,
            Subject = text["PleaseSpeak_Subject", request.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["PleaseSpeak_Body", request.Organization.Name], text["PleaseSpeak_Means"]],
            Points = TitlesOf(letters, language),
            Button = new MailButton(text["PleaseConfirm_Button"], links.Absolute($"/sign-on/confirm/{secrets.Token}", language)),
            Closing = [text["PleaseSpeak_Expires"], text["PleaseSpeak_NotYou"]],
            Why = text["PleaseSpeak_Why"],
        });

    private OutboxMail ToContact(MailKind kind, SignOnRequest request, DateTime at, Func<Language, MailWords> write) =>
        layout.Write(kind, request.Contact!.Email, request.Language, request.Id, at, write);

    /// <summary>Not who answers for it now: it may have been handed over. Named only as under the letter.</summary>
    private string WhoSigned(SignOnRequest request)
    {
        var signed = request.SignOns[0];
        var name = signed.ShowSignatoryName && signed.SignatoryName.Length > 0 ? signed.SignatoryName : text["SignedInYourName_Somebody"].Value;
        return signed.ShowSignatoryTitle && signed.SignatoryTitle.Length > 0 ? $"{name}, {signed.SignatoryTitle}," : name;
    }

    private static string[] TitlesOf(IReadOnlyList<SigningLetter> letters, Language language) => [.. letters.Select(l => l.Title.In(language))];
}

/// <summary>Marks the resources of the mails about sign-ons.</summary>
public sealed class SignOnMailsText;
