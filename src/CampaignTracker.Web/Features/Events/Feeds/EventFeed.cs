using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Calendars;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Shell;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Events.Feeds;

/// <summary>What a feed is called, and where it and its page are.</summary>
internal sealed record FeedHead(string Title, string Self, string Page);

/// <summary>
/// Writes events as Atom (RFC 4287) in the reader's language. The same rows give the same text at any time. What an entry tells of a hidden address is what
/// the page tells.
/// </summary>
internal sealed class EventFeed(
    IStringLocalizer<CalendarText> text, IStringLocalizer<EventsText> words, IStringLocalizer<ShellText> shell, IOptions<CampaignSettings> campaign, SiteLinks links)
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <param name="events">What was last changed first.</param>
    /// <param name="head">What the feed is called.</param>
    /// <param name="changedAt">The newest change that it knows of (UTC).</param>
    public BytesAnswer Answer(IReadOnlyList<EventView> events, FeedHead head, DateTime? changedAt) => new(Write(events, head), ContentType, changedAt);

    private byte[] Write(IReadOnlyList<EventView> events, FeedHead head)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, Reader.Language.Code());
            xml.WriteElementString("id", Atom, head.Self);
            xml.WriteElementString("title", Atom, Clean(head.Title));
            // A feed without entries has changed at some time all the same: the standard wants one.
            xml.WriteElementString("updated", Atom, Rfc3339(events.Count > 0 ? events[0].UpdatedAt : DateTime.UnixEpoch));
            Person(xml, "author", campaign.Value.NameIn(Reader.Language));
            Link(xml, "self", head.Self, "application/atom+xml");
            Link(xml, "alternate", head.Page, "text/html");
            foreach (var shown in events)
                Entry(xml, shown);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private void Entry(XmlWriter xml, EventView shown)
    {
        xml.WriteStartElement("entry", Atom);
        // The same in both languages and whatever becomes of the event and of the site's address.
        xml.WriteElementString("id", Atom, $"urn:uuid:{shown.Id}");
        xml.WriteElementString("title", Atom, Clean(Title(shown)));
        xml.WriteElementString("updated", Atom, Rfc3339(shown.UpdatedAt));
        xml.WriteElementString("published", Atom, Rfc3339(shown.CreatedAt));
        Link(xml, "alternate", links.Absolute($"/events/{shown.Slug}"), "text/html");
        // Authors come before contributors, as the lead comes before the others.
        foreach (var host in shown.Hosts)
            Person(xml, host.Role is HostRole.Lead ? "author" : "contributor", host.Name);
        Category(xml, Platform.Queries.Wire.Name(shown.Type), words.Word(shown.Type));
        if (shown.IsFlagship)
            Category(xml, "flagship", words["Flagship"]);
        xml.WriteStartElement("summary", Atom);
        xml.WriteString(Clean($"{When(shown)}. {EventLines.PlaceOf(shown, words)}"));
        xml.WriteEndElement();
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(string.Concat(Parts(shown).Where(part => part.Length > 0).Select(part => $"<p>{WebUtility.HtmlEncode(Clean(part))}</p>")));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private IEnumerable<string> Parts(EventView shown) =>
    [
        Change(shown),
        When(shown),
        EventLines.PlaceOf(shown, words),
        shown.Description.Read(),
        EventLines.Hosts([.. shown.Hosts.Select(host => new EventHostName(host.Name, host.Role))], shown.ReportedHost, words),
        Note("Fact_Accessibility", shown.Accessibility),
        Note("Fact_Bring", shown.Bring),
        Note("Fact_Safety", shown.Safety),
    ];

    /// <summary>What the pages show as badges.</summary>
    private string Title(EventView shown)
    {
        var title = shown.IsSample ? $"{shell["Sample"]}: {shown.Title.Read()}" : shown.Title.Read();
        return shown.Status switch
        {
            EventStatus.Cancelled => text["Title_Cancelled", title],
            EventStatus.Postponed => text["Title_Postponed", title],
            _ when shown.IsRescheduled && shown.IsAtNewPlace => text["Title_NewTimeAndPlace", title],
            _ when shown.IsRescheduled => text["Title_NewTime", title],
            _ when shown.IsAtNewPlace => text["Title_NewPlace", title],
            _ => title,
        };
    }

    private string Change(EventView shown)
    {
        var news = shown.Status switch
        {
            EventStatus.Cancelled => text["Cancelled"].Value,
            EventStatus.Postponed => text["Postponed"],
            _ when shown.IsRescheduled => text["Rescheduled", EventTimes.Start(shown.PreviousStartDate!.Value, shown.PreviousStartTime, shown.TimeZone, Reader.Language)],
            _ => "",
        };
        return EventLines.Change(news, shown.IsAtNewPlace, shown.ChangeNote, words);
    }

    private static string When(EventView shown) => EventTimes.Start(shown.StartDate, shown.StartTime, shown.TimeZone, Reader.Language);

    private string Note(string key, BilingualText note) => note.IsEmpty ? "" : $"{words[key]}: {note.Read()}";

    private static void Category(XmlWriter xml, string term, string label)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", term);
        xml.WriteAttributeString("label", label);
        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string role, string name)
    {
        xml.WriteStartElement(role, Atom);
        xml.WriteElementString("name", Atom, Clean(name));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string rel, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Rfc3339(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 holds no control characters but tab and line ends.</summary>
    private static string Clean(string words) => string.Concat(words.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
