using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>What a calendar tells of an event, in the order in which a reader needs it; the page's address last, since many calendars hide URL.</summary>
internal sealed class CalendarDescription(IStringLocalizer<CalendarText> text, IStringLocalizer<EventsText> words)
{
    public string Of(CalendarRow row, string page) => string.Join("\n\n", Parts(row, page).Where(part => part.Length > 0));

    private IEnumerable<string> Parts(CalendarRow row, string page) =>
    [
        Change(row),
        row.Description.Read(),
        EventLines.Hosts(row.Hosts, row.ReportedHost, words),
        row.Visibility is AddressVisibility.Area ? words["Where_Area"] : "",
        End(row),
        Note("Fact_Accessibility", row.Accessibility),
        Note("Fact_Bring", row.Bring),
        Note("Fact_Safety", row.Safety),
        page,
    ];

    private string Change(CalendarRow row)
    {
        var news = row.Status switch
        {
            EventStatus.Cancelled => text["Cancelled"].Value,
            EventStatus.Postponed => text["Postponed"],
            _ when row.IsRescheduled => text["Rescheduled", EventTimes.Start(row.PreviousStartDate!.Value, row.PreviousStartTime, row.TimeZone, Reader.Language)],
            _ => "",
        };
        return EventLines.Change(news, row.IsAtNewPlace, row.ChangeNote, words);
    }

    private string End(CalendarRow row) => row switch
    {
        { StartTime: null } => $"{words["HourUnknownYet"]}.",
        { EndTime: null, EndDate: null } => text["EndUnknown", EventSchedule.AssumedLength.TotalHours],
        _ => "",
    };

    private string Note(string key, BilingualText note) => note.IsEmpty ? "" : $"{words[key]}: {note.Read()}";
}
