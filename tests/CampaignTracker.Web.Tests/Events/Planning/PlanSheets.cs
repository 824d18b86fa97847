using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Tests.Events.Planning;

/// <summary>Sheets as organizers fill them: a test says only what matters to it.</summary>
internal static class PlanSheets
{
    public static readonly HashSet<EventQuestion> Nothing = [];

    /// <summary>A vigil in Phoenix on Saturday evening.</summary>
    public static Sheet Vigil(params (string Field, string Value)[] typed)
    {
        var sheet = new Sheet(EventFields.Blank());
        return sheet.With(
            (EventFields.TitleEn, "Candles at the plaza"), (EventFields.StartDate, "2026-06-06"), (EventFields.StartTime, "19:00"),
            (EventFields.State, "AZ"), (EventFields.City, "Phoenix"), (EventFields.PostalCode, "85003"), (EventFields.Venue, "The Plaza")).With(typed);
    }

    public static Sheet With(this Sheet sheet, params (string Field, string Value)[] typed)
    {
        foreach (var (field, value) in typed)
            sheet[field] = value;
        return sheet;
    }

    public static CampaignEvent Proposed(string title = "A test vigil", EventSchedule? schedule = null, EventPlace? place = null) =>
        CampaignEvent.Propose(TestData.EventDetails(title), schedule ?? TestData.Saturday(), place ?? TestData.Phoenix(), TestData.By, TestData.At);

    /// <summary>Four Saturdays, proposed.</summary>
    public static List<CampaignEvent> OfSeries(string title = "A weekly vigil")
    {
        var series = EventSeries.Begin(new Repetition(RepetitionKind.Weekly, 1, IsLast: false, new(2026, 6, 27)), TestData.Saturday(), [], TestData.By, TestData.At);
        return [.. series.Dates.Select(date => CampaignEvent.Propose(series, date, TestData.EventDetails(title), TestData.Phoenix(), TestData.By, TestData.At))];
    }

    public static CampaignEvent InStatus(EventStatus status)
    {
        var made = Proposed();
        if (status is EventStatus.Declined)
            made.Decline("No.", TestData.By, TestData.At);
        else if (status is not EventStatus.Proposed)
            made.Publish(TestData.By, TestData.At);
        if (status is EventStatus.Cancelled)
            made.Cancel(new("Rain.", "Lluvia."), TestData.By, TestData.At);
        if (status is EventStatus.Postponed)
            made.Postpone(new("Rain.", "Lluvia."), TestData.By, TestData.At);
        return made;
    }
}
