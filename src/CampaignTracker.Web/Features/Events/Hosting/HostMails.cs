using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>The mails to those who host events, each in its reader's language.</summary>
public sealed class HostMails(MailLayout layout, SiteLinks links, IStringLocalizer<HostMailsText> text)
{
    /// <summary>Tells what a step changed.</summary>
    public OutboxMail Changed(Contact contact, IReadOnlyList<EventBefore> changed, DateTime at)
    {
        var first = changed[0].Event;
        return layout.Write(MailKind.EventChanged, contact.Email, contact.Language, first.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text[$"Changed_{NewsOf(changed)}", first.Title.Read()],
            Greeting = text["Greeting"],
            Paragraphs = [text[changed.Count == 1 ? "Changed_Body" : "Changed_BodyOfSeveral", first.Title.Read(), first.City], .. NoteOf(first)],
            Points = [.. changed.SelectMany(PointsOf)],
            Button = new MailButton(text["Event_Button"], links.Absolute($"/events/{first.Slug}", language)),
            Closing = [text["Changed_Followers"]],
            Why = text["Host_Why", contact.Organization!.Name],
        });
    }

    /// <summary>Asks whether an organization hosts an event, or all later times of a series.</summary>
    public OutboxMail PleaseHost(Contact contact, HostInvitation invitation, string lead, LinkSecrets secrets, DateTime at)
    {
        var asked = invitation.Event!;
        return layout.Write(MailKind.PleaseHost, contact.Email, contact.Language, invitation.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["PleaseHost_Subject", asked.Title.Read()],
            Greeting = text["Greeting"],
            Paragraphs = [text["PleaseHost_Body", lead, invitation.Organization!.Name], text["PleaseHost_Means"]],
            Points = [EventOf(asked, language), .. SeriesOf(asked)],
            Button = new MailButton(text["PleaseHost_Button"], links.Absolute($"/listing/invitations/{secrets.Token}", language)),
            Closing = [text["PleaseHost_Expires"], text["PleaseHost_Standing"]],
            Why = text["PleaseHost_Why", invitation.Organization!.Name],
        });
    }

    /// <summary>Tells that an organization hosts an event by its standing answer.</summary>
    public OutboxMail HostsByRule(Contact contact, HostInvitation invitation, string lead, DateTime at)
    {
        var asked = invitation.Event!;
        return layout.Write(MailKind.HostAnswered, contact.Email, contact.Language, invitation.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["ByRule_Subject", asked.Title.Read()],
            Greeting = text["Greeting"],
            Paragraphs = [text["ByRule_Body", lead, invitation.Organization!.Name]],
            Points = [EventOf(asked, language), .. SeriesOf(asked)],
            Button = new MailButton(text["Listing_Button"], links.Absolute("/listing", language)),
            Closing = [text["ByRule_Change"]],
            Why = text["Host_Why", invitation.Organization!.Name],
        });
    }

    /// <summary>Tells a host what an organization answered, or that it hosts no longer.</summary>
    public OutboxMail Answered(Contact contact, CampaignEvent asked, string organization, HostAnswer answer, DateTime at) =>
        layout.Write(MailKind.HostAnswered, contact.Email, contact.Language, asked.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text[$"Answered_{answer}_Subject", organization],
            Greeting = text["Greeting"],
            Paragraphs = [text[$"Answered_{answer}", organization, asked.Title.Read()]],
            Button = new MailButton(text["Listing_Button"], links.Absolute("/listing", language)),
            Why = text["Host_Why", contact.Organization!.Name],
        });

    /// <summary>The gravest of what changed; of what was moved, whether to another day or only to another hour.</summary>
    private static string NewsOf(IReadOnlyList<EventBefore> changed)
    {
        var gravest = changed.Min(before => before.News[0]);
        return gravest is EventNews.Moved && changed.All(before => before.Event.StartDate == before.Date) ? "MovedHour" : gravest.ToString();
    }

    private IEnumerable<string> PointsOf(EventBefore before) => before.News.Select(news => news switch
    {
        EventNews.Moved => text["Point_Moved", before.When, EventTimes.Start(before.Event.StartDate, before.Event.StartTime, before.Event.TimeZone, Reader.Language)].Value,
        EventNews.Placed when before.Event.AddressVisibility is AddressVisibility.Area => text["Point_PlacedHidden", before.When].Value,
        EventNews.Placed => text["Point_Placed", before.When, before.ShownPlace, EventBefore.ShownAt(before.Event)].Value,
        _ => text[$"Point_{news}", before.When].Value,
    });

    private IEnumerable<string> NoteOf(CampaignEvent stored) =>
        stored.Status is EventStatus.Cancelled or EventStatus.Postponed && !stored.ChangeNote.IsEmpty ? [text["Note", stored.ChangeNote.Read()]] : [];

    private string EventOf(CampaignEvent asked, Language language) =>
        text["PleaseHost_Event", asked.Title.Read(), EventTimes.Start(asked.StartDate, asked.StartTime, asked.TimeZone, language), EventBefore.ShownAt(asked)];

    private IEnumerable<string> SeriesOf(CampaignEvent asked) => asked.SeriesId is null ? [] : [text["PleaseHost_Series"]];
}

/// <summary>What hosts are told of an organization that was asked.</summary>
public enum HostAnswer
{
    /// <summary>It hosts with them.</summary>
    Accepted,

    /// <summary>It does not.</summary>
    Declined,

    /// <summary>It hosts no longer.</summary>
    Left,
}

/// <summary>Marks the resources of the mails to hosts.</summary>
public sealed class HostMailsText;
