using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Shell;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;
using CalendarStatus = Ical.Net.EventStatus;
using EventStatus = CampaignTracker.Data.Events.EventStatus;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>What a calendar is called, and how the whole address of a path is made.</summary>
public sealed record CalendarHead(string Name, Func<string, string> Absolute);

/// <summary>Writes events as iCalendar (RFC 5545, RFC 7986) in the reader's language. The same rows give the same text at any time.</summary>
public sealed class EventCalendar(IStringLocalizer<CalendarText> text, IStringLocalizer<EventsText> eventWords, IStringLocalizer<ShellText> shell)
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>How often calendars that follow are asked to look again.</summary>
    private const string Refresh = "PT1H";

    private readonly CalendarDescription _description = new(text, eventWords);

    /// <summary>A calendar to follow.</summary>
    public string Write(IReadOnlyList<CalendarRow> rows, CalendarHead head) =>
        Write(rows, rows.GroupBy(row => row.Series?.Id ?? row.Id).SelectMany(together => Together([.. together], head)), head);

    /// <summary>
    /// The file of one event. One time of a series stands in it without the series, or whoever takes over another time later would lose this one; a
    /// program that follows a calendar of ours too has the time there under the same name, and shows it once.
    /// </summary>
    public string WriteOne(CalendarRow row, CalendarHead head) => Write([row], [Event(row, head)], head);

    private static string Write(IReadOnlyList<CalendarRow> rows, IEnumerable<CalendarEvent> entries, CalendarHead head)
    {
        var calendar = new Calendar { ProductId = "-//Campaign Tracker//Events//EN", Method = CalendarMethods.Publish };
        var name = CalendarLines.Clean(head.Name);
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", Refresh);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(refresh);

        foreach (var zone in rows.SelectMany(ZonesOf).GroupBy(row => row.Zone, row => row.Row).OrderBy(zone => zone.Key, StringComparer.Ordinal))
            calendar.AddTimeZone(CalendarZone.Around(zone.Key, zone.Min(row => row.StartsAt), zone.Max(row => row.PastAt)));
        calendar.Events.AddRange(entries);
        return CalendarLines.Fold(new CalendarSerializer().SerializeToString(calendar)!);
    }

    /// <summary>
    /// Of a series one entry with the rule, and one for each time that stands in for it: each has its own page, and any may be moved or cancelled. So it is
    /// where a calendar holds one time only, or that time would have another name as soon as there are two.
    /// </summary>
    private IEnumerable<CalendarEvent> Together(List<CalendarRow> times, CalendarHead head)
    {
        if (times[0].Series is { } series)
        {
            var whole = Event(times.Find(TakesPlace) ?? times[0], head);
            (whole.RecurrenceIdentifier, whole.Sequence) = (null, series.Sequence);
            whole.DtStamp = whole.LastModified = new CalDateTime(series.ChangedAt);
            series.Repeat(whole, [.. times.Select(time => time.OccurrenceDate!.Value)]);
            yield return whole;
        }

        foreach (var time in times)
            yield return Event(time, head);
    }

    /// <summary>The zones that its entries name: its own, and that of its series, from which it may have been moved.</summary>
    private static IEnumerable<(string Zone, CalendarRow Row)> ZonesOf(CalendarRow row)
    {
        if (!row.Schedule.IsDateOnly)
            yield return (row.TimeZone, row);
        if (row.Series is { StartTime: not null } series && (series.TimeZone != row.TimeZone || row.Schedule.IsDateOnly))
            yield return (series.TimeZone, row);
    }

    private CalendarEvent Event(CalendarRow row, CalendarHead head)
    {
        // As AbsoluteUri, because Ical.Net writes an address as it was given, line breaks and all.
        var page = new Uri(new Uri(head.Absolute($"/events/{row.Slug}")).AbsoluteUri);
        var written = new CalendarEvent
        {
            Uid = row.Series?.Uid ?? $"{row.Id}@campaign-tracker",
            RecurrenceIdentifier = row.Series is { } series ? new RecurrenceIdentifier(series.StartOn(row.OccurrenceDate!.Value)) : null,
            Sequence = row.Version,
            DtStamp = new CalDateTime(row.UpdatedAt),
            LastModified = new CalDateTime(row.UpdatedAt),
            Status = Status(row),
            Summary = CalendarLines.Clean(Title(row)),
            Description = CalendarLines.Clean(_description.Of(row, page.AbsoluteUri)),
            Location = CalendarLines.Clean(Place(row)),
            Categories = row.IsFlagship ? [eventWords.Word(row.Type), eventWords["Flagship"]] : [eventWords.Word(row.Type)],
            Url = page,
            Transparency = row.Schedule.IsDateOnly || !TakesPlace(row) ? TransparencyType.Transparent : TransparencyType.Opaque,
        };
        (written.Start, written.End) = row.Schedule.IsDateOnly ? Days(row) : Hours(row);
        if (row is { Visibility: AddressVisibility.Public, Precision: PointPrecision.Exact, Latitude: { } latitude, Longitude: { } longitude })
            written.GeographicLocation = new GeographicLocation(latitude, longitude);
        return written;
    }

    /// <summary>
    /// A postponed event is cancelled for calendars: of TENTATIVE most show nothing but a lighter shade, and the event would stand at its
    /// old hour as if it took place. With its new time it comes back under the same UID, confirmed.
    /// </summary>
    private static string Status(CalendarRow row) => TakesPlace(row) ? CalendarStatus.Confirmed : CalendarStatus.Cancelled;

    private static bool TakesPlace(CalendarRow row) => row.Status is EventStatus.Published;

    /// <summary>What the pages show as badges.</summary>
    private string Title(CalendarRow row)
    {
        var title = row.IsSample ? $"{shell["Sample"]}: {row.Title.Read()}" : row.Title.Read();
        return row.Status switch
        {
            EventStatus.Cancelled => text["Title_Cancelled", title],
            EventStatus.Postponed => text["Title_Postponed", title],
            _ => title,
        };
    }

    private string Place(CalendarRow row)
    {
        var town = string.Join(", ", Known(row.City, $"{row.State} {row.PostalCode}".Trim()));
        return row.Visibility is AddressVisibility.Area
            ? $"{town} ({eventWords["HostsTell"]})"
            : string.Join(", ", Known(row.Venue, row.AddressLine, town));
    }

    private static IEnumerable<string> Known(params IEnumerable<string> parts) => parts.Where(part => part.Length > 0);

    private static (CalDateTime First, CalDateTime After) Days(CalendarRow row) =>
        (new(row.StartDate), new((row.EndDate ?? row.StartDate).AddDays(1)));

    /// <summary>
    /// Local times made of the instants, so that an hour which a clock change skips is none that calendars must guess at. Where the end is
    /// not known it is the one that the site assumes, which the description tells: without an end, calendars draw a line or nothing.
    /// </summary>
    private static (CalDateTime Start, CalDateTime End) Hours(CalendarRow row)
    {
        var start = LocalTimes.ToLocal(row.StartsAt, row.TimeZone);
        var end = LocalTimes.ToLocal(row.PastAt, row.TimeZone);
        return (new(start, row.TimeZone), new(end > start ? end : start, row.TimeZone));
    }
}
