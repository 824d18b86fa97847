using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Reads when an event is: local days and times as browsers send them, in the zone of its place.</summary>
public sealed class ReadEventTime(IStringLocalizer<PlanningText> text, TimeProvider clock)
{
    /// <returns>Null where something is amiss.</returns>
    internal EventSchedule? Read(Func<string, string> typed, string zone, Action<string, string> refuse, Dictionary<EventQuestion, FieldError> asks)
    {
        var startDate = Day(typed, EventFields.StartDate, refuse);
        var startTime = Hour(typed, EventFields.StartTime, refuse);
        var endDate = Day(typed, EventFields.EndDate, refuse);
        var endTime = Hour(typed, EventFields.EndTime, refuse);
        if (typed(EventFields.StartDate).Length == 0)
            refuse(EventFields.StartDate, text["StartDate_Missing"]);
        if (!LocalTimes.IsZone(zone))
            refuse(EventFields.TimeZone, text["TimeZone_Unknown"]);
        if (startDate is not { } start || !LocalTimes.IsZone(zone) || IsUnread(typed, (EventFields.StartTime, startTime is null), (EventFields.EndDate, endDate is null), (EventFields.EndTime, endTime is null)))
            return null;

        if (startTime is null && endTime is not null)
            refuse(EventFields.StartTime, text["StartTime_Missing"]);
        else if (endDate > start.AddDays(EventSchedule.MostDays))
            refuse(EventFields.EndDate, text["TooManyDays"]);
        else
            return Checked(new EventSchedule(start, startTime, endDate == start ? null : endDate, endTime, zone), refuse, asks);
        return null;
    }

    /// <summary>A zone whose clocks show another time than those of the place may be a slip.</summary>
    /// <param name="schedule">In the zone that was chosen.</param>
    /// <param name="zoneOfPlace">Empty where it is not known.</param>
    /// <param name="asks">Takes the question.</param>
    internal void AskZone(EventSchedule schedule, string zoneOfPlace, Dictionary<EventQuestion, FieldError> asks)
    {
        var at = schedule.StartsAt;
        if (zoneOfPlace.Length == 0 || LocalTimes.OffsetAt(at, zoneOfPlace) == LocalTimes.OffsetAt(at, schedule.TimeZone))
            return;
        if (schedule.StartTime is null)
        {
            asks.TryAdd(EventQuestion.ZoneElsewhere, new FieldError(EventFields.TimeZone, text["Asks_ZoneElsewhere_Day"]));
            return;
        }

        var there = LocalTimes.ToLocal(at, zoneOfPlace);
        var (day, hour) = (DateOnly.FromDateTime(there), TimeOnly.FromDateTime(there));
        asks.TryAdd(EventQuestion.ZoneElsewhere, new FieldError(EventFields.TimeZone, text[
            "Asks_ZoneElsewhere",
            EventTimes.Start(schedule.StartDate, schedule.StartTime, schedule.TimeZone, Reader.Language),
            day == schedule.StartDate ? EventTimes.Hour(day, hour, zoneOfPlace, Reader.Language) : EventTimes.Start(day, hour, zoneOfPlace, Reader.Language)]));
    }

    private EventSchedule? Checked(EventSchedule schedule, Action<string, string> refuse, Dictionary<EventQuestion, FieldError> asks)
    {
        if (schedule.PastAt <= schedule.StartsAt)
        {
            refuse(schedule.EndDate < schedule.StartDate ? EventFields.EndDate : EventFields.EndTime, text[schedule.EndDate is null ? "EndsBefore_Night" : "EndsBefore"]);
            return null;
        }

        Ask(EventFields.StartTime, schedule.StartDate, schedule.StartTime);
        Ask(EventFields.EndTime, schedule.EndDate ?? schedule.StartDate, schedule.EndTime);
        if (schedule.PastAt <= clock.UtcNow())
            asks.TryAdd(EventQuestion.InThePast, new FieldError(EventFields.StartDate, text["Asks_InThePast"]));
        return schedule;

        void Ask(string field, DateOnly date, TimeOnly? time)
        {
            if (time is not { } hour || LocalTimes.CountOf(date, hour, schedule.TimeZone) is not (var count and not ClockCount.Once))
                return;
            var taken = EventTimes.Hour(date, TimeOnly.FromDateTime(LocalTimes.ToLocal(LocalTimes.ToUtc(date, hour, schedule.TimeZone), schedule.TimeZone)), schedule.TimeZone, Reader.Language);
            var question = count is ClockCount.Never ? EventQuestion.TimeSkipped : EventQuestion.TimeTwice;
            asks.TryAdd(question, new FieldError(field, text[$"Asks_{question}", taken]));
        }
    }

    private static bool IsUnread(Func<string, string> typed, params ReadOnlySpan<(string Field, bool IsNull)> fields)
    {
        foreach (var (field, isNull) in fields)
        {
            if (isNull && typed(field).Length > 0)
                return true;
        }

        return false;
    }

    private DateOnly? Day(Func<string, string> typed, string field, Action<string, string> refuse)
    {
        if (typed(field).Length == 0)
            return null;
        if (DateOnly.TryParseExact(typed(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && LocalTimes.IsWithinReach(day))
            return day;
        refuse(field, text["NotADay"]);
        return null;
    }

    private TimeOnly? Hour(Func<string, string> typed, string field, Action<string, string> refuse)
    {
        if (typed(field).Length == 0)
            return null;
        if (TimeOnly.TryParse(typed(field), CultureInfo.InvariantCulture, out var time))
            return new TimeOnly(time.Hour, time.Minute);
        refuse(field, text["NotATime"]);
        return null;
    }
}
