using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>How times of events are written: those of the place, with its zone, for people in both languages and for machines.</summary>
public static class EventTimes
{
    private static readonly TimeOnly Noon = new(12, 0);

    /// <summary>For <c>datetime</c> attributes and JSON-LD: <c>2026-06-06T19:00-07:00</c>, or the date alone where no hour is known.</summary>
    public static string Machine(DateOnly date, TimeOnly? time, string zone)
    {
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (time is not { } hour)
            return day;
        var offset = LocalTimes.OffsetAt(LocalTimes.ToUtc(date, hour, zone), zone);
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{day}T{hour:HH\\:mm}{sign}{offset:hh\\:mm}");
    }

    /// <summary>When it ends, for machines; null where that is not known.</summary>
    public static string? MachineEnd(EventSchedule schedule) => schedule is { EndDate: null, EndTime: null }
        ? null
        : Machine(schedule.EndDate ?? schedule.StartDate, schedule.EndTime, schedule.TimeZone);

    /// <summary><c>6:00 PM CDT</c>, <c>6:00 p. m. CDT</c>.</summary>
    public static string Hour(DateOnly date, TimeOnly time, string zone, Language language) =>
        $"{Clock(time, language)} {Zone(date, time, zone)}";

    /// <summary><c>Saturday, June 6</c>, <c>sábado 6 de junio</c>.</summary>
    public static string Day(DateOnly date, Language language) => language is Language.Spanish
        ? date.ToString("dddd d 'de' MMMM", Reader.Spanish)
        : date.ToString("dddd, MMMM d", Reader.English);

    /// <summary><c>Saturday</c>, <c>sábado</c>.</summary>
    public static string Weekday(DayOfWeek weekday, Language language) =>
        (language is Language.Spanish ? Reader.Spanish : Reader.English).DateTimeFormat.GetDayName(weekday);

    /// <summary><c>Saturday, June 6, 2026</c>, <c>sábado 6 de junio de 2026</c>.</summary>
    public static string DayAndYear(DateOnly date, Language language) => language is Language.Spanish
        ? date.ToString("dddd d 'de' MMMM 'de' yyyy", Reader.Spanish)
        : date.ToString("dddd, MMMM d, yyyy", Reader.English);

    /// <summary><c>June 6, 2026</c>, <c>6 de junio de 2026</c>.</summary>
    public static string Date(DateOnly date, Language language) => language is Language.Spanish
        ? date.ToString("d 'de' MMMM 'de' yyyy", Reader.Spanish)
        : date.ToString("MMMM d, yyyy", Reader.English);

    /// <summary>The weekday alone within the next six days, <c>Saturday</c>; otherwise the date, <c>June 20</c>, <c>20 de junio</c>.</summary>
    public static string Soon(DateOnly date, DateOnly today, Language language)
    {
        var culture = language is Language.Spanish ? Reader.Spanish : Reader.English;
        var isSoon = date >= today && date < today.AddDays(7);
        return date.ToString(isSoon ? "dddd" : language is Language.Spanish ? "d 'de' MMMM" : "MMMM d", culture);
    }

    /// <summary>The day and, where it is known, the hour: <c>Saturday, June 6, 2026, 7:00 PM MST</c>.</summary>
    public static string Start(DateOnly date, TimeOnly? time, string zone, Language language) => time is { } hour
        ? $"{DayAndYear(date, language)}, {Hour(date, hour, zone, language)}"
        : DayAndYear(date, language);

    /// <summary>
    /// <c>until 8:30 PM</c> on the same day, <c>until midnight</c> at its end, <c>until Sunday, June 7, 2:00 AM MST</c> later; null where
    /// the end is not known. The zone stands again with another day, or where the clocks change in between.
    /// </summary>
    public static string? Until(EventSchedule schedule, Language language)
    {
        var date = schedule.EndDate ?? schedule.StartDate;
        var isSpanish = language is Language.Spanish;
        if (schedule.EndTime is not { } time)
            return date == schedule.StartDate ? null : isSpanish ? $"hasta el {Day(date, language)}" : $"until {Day(date, language)}";
        if (date == schedule.StartDate.AddDays(1) && time == TimeOnly.MinValue)
            return isSpanish ? "hasta la medianoche" : "until midnight";

        var isSameClock = schedule.StartTime is { } start
            && Zone(schedule.StartDate, start, schedule.TimeZone) == Zone(date, time, schedule.TimeZone);
        var hour = isSameClock && date == schedule.StartDate ? Clock(time, language) : Hour(date, time, schedule.TimeZone, language);
        var article = time.Hour is 1 or 13 ? "la" : "las";
        if (date == schedule.StartDate)
            return isSpanish ? $"hasta {article} {hour}" : $"until {hour}";
        return isSpanish ? $"hasta el {Day(date, language)} a {article} {hour}" : $"until {Day(date, language)}, {hour}";
    }

    private static string Clock(TimeOnly time, Language language)
    {
        if (time == Noon)
            return language is Language.Spanish ? "12:00 del mediodía" : "12:00 noon";
        var half = (language, time.Hour < 12) switch
        {
            (Language.Spanish, true) => "a. m.",
            (Language.Spanish, false) => "p. m.",
            (_, true) => "AM",
            _ => "PM",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{time:h\\:mm} {half}");
    }

    private static string Zone(DateOnly date, TimeOnly time, string zone) => LocalTimes.AbbreviationAt(LocalTimes.ToUtc(date, time, zone), zone);
}
