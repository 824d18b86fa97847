using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>The mails about proposed events, each in its reader's language.</summary>
public sealed class ProposalMails(MailLayout layout, SiteLinks links, IStringLocalizer<ProposalMailsText> text)
{
    /// <summary>Asks a contact whether the organization proposes it.</summary>
    public OutboxMail PleaseConfirm(Contact contact, EventProposal proposal, ProposalReading reading, LinkSecrets secrets, DateTime at)
    {
        var (details, place) = (reading.Typed.Details, reading.Typed.Place);
        return layout.Write(MailKind.PleaseConfirmEvent, contact.Email, contact.Language, proposal.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["PleaseConfirm_Subject", contact.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["PleaseConfirm_Body", contact.Organization.Name]],
            Points = Points(details.Title, [.. reading.Kept.Select(time => time.Schedule)], place.City, place.State, language),
            Button = new MailButton(text["PleaseConfirm_Button"], links.Absolute($"/events/propose/confirm/{secrets.Token}", language)),
            Closing = [text["PleaseConfirm_Expires"], text["PleaseConfirm_NotYou"]],
            Why = text["Why", contact.Organization.Name],
        });
    }

    /// <summary>Tells a contact where an event, or all times of one that comes again, stands, and what comes next.</summary>
    /// <param name="contact">Of its lead.</param>
    /// <param name="events">At least one; all stand alike.</param>
    /// <param name="at">When (UTC).</param>
    public OutboxMail Stands(Contact contact, IReadOnlyList<CampaignEvent> events, DateTime at)
    {
        var first = events.MinBy(one => one.StartsAt)!;
        return layout.Write(MailKind.EventStands, contact.Email, contact.Language, first.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text[$"{first.Status}_Subject", first.Title.In(language)],
            Greeting = text["Greeting"],
            Paragraphs = [text[$"{first.Status}_Body", contact.Organization!.Name], .. first.DeclineReason is { } reason ? [text["Declined_Reason", reason].Value] : Array.Empty<string>()],
            Points = Points(first.Title, [.. events.OrderBy(one => one.StartsAt).Select(one => one.Schedule)], first.City, first.State, language),
            Button = first.Status is EventStatus.Published
                ? new MailButton(text["Published_Button"], links.Absolute($"/events/{first.Slug}", language))
                : new MailButton(text["YourListing_Button"], links.Absolute("/listing", language)),
            Closing = [text[$"{first.Status}_Next"]],
            Why = text["Why", contact.Organization.Name],
        });
    }

    /// <summary>Tells an organization's public address of an event that somebody else proposed and its contact confirmed.</summary>
    public OutboxMail InYourName(string publicAddress, EventProposal proposal, IReadOnlyList<CampaignEvent> events, LinkSecrets secrets, DateTime at)
    {
        var first = events.MinBy(one => one.StartsAt)!;
        return layout.Write(MailKind.EventInYourName, publicAddress, proposal.Language, proposal.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["InYourName_Subject", proposal.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["InYourName_Body", proposal.Organization.Name]],
            Points = Points(first.Title, [.. events.OrderBy(one => one.StartsAt).Select(one => one.Schedule)], first.City, first.State, language),
            Button = new MailButton(text["InYourName_Button"], links.Absolute($"/events/propose/disown/{secrets.Token}", language)),
            Closing = [text["InYourName_Fine"]],
            Why = text["InYourName_Why", proposal.Organization.Name],
        });
    }

    private string[] Points(BilingualText title, IReadOnlyList<EventSchedule> times, string city, string state, Language language)
    {
        string[] first = [title.In(language), EventTimes.Start(times[0].StartDate, times[0].StartTime, times[0].TimeZone, language), string.Join(", ", new[] { city, state }.Where(part => part.Length > 0))];
        return times.Count == 1 ? first : [.. first, text.Count("AndMore", times.Count - 1, EventTimes.Date(times[^1].StartDate, language))];
    }
}

/// <summary>Marks the resources of the mails about proposed events.</summary>
public sealed class ProposalMailsText;
