using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>A moment as people say it: day, hour and zone, in fields of their own. What clocks skip or show twice is asked about.</summary>
public static class MomentSheet
{
    public const string Date = "Date";
    public const string Time = "Time";
    public const string Zone = "Zone";

    /// <summary>Of a time that comes twice: <see cref="First"/>, <see cref="Second"/>, or empty where it was not asked.</summary>
    public const string Which = "Which";

    public const string First = "first";
    public const string Second = "second";

    public static Dictionary<string, string> Fields(DateOnly? date, TimeOnly? time, string? zone, DateTime? at, string ownZone) => new()
    {
        [Date] = date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        [Time] = time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "",
        [Zone] = zone ?? ownZone,
        [Which] = date is { } day && time is { } hour && LocalTimes.CountOf(day, hour, zone!) is ClockCount.Twice
            ? at == LocalTimes.ToUtc(day, hour, zone!) ? First : Second
            : "",
    };

    /// <summary>What is typed; null where nothing is, and where something is amiss with it.</summary>
    /// <param name="sheet">Holds the fields.</param>
    /// <param name="needsTime">False where a day alone will do.</param>
    /// <param name="errors">Are told what is amiss.</param>
    /// <param name="text">In whose words.</param>
    public static LetterMoment? Read(Sheet sheet, bool needsTime, FormErrors errors, IStringLocalizer<LetterWorkText> text)
    {
        if (sheet[Date].Length == 0 && sheet[Time].Length == 0)
            return null;
        var (date, time, others) = (DateOf(sheet), TimeOf(sheet), errors.All.Count);
        if (date is null)
            errors.Add(Date, text[sheet[Date].Length == 0 ? "Date_Missing" : "Date_Wrong"]);
        if (time is null && (needsTime || sheet[Time].Length > 0))
            errors.Add(Time, text[sheet[Time].Length == 0 ? "Time_Missing" : "Time_Wrong"]);
        if (!LocalTimes.IsZone(sheet[Zone]))
            errors.Add(Zone, text["Zone_Wrong"]);
        if (date is not { } day || errors.All.Count > others)
            return null;

        var reading = ReadingOf(sheet);
        switch (reading)
        {
            case ClockCount.Never:
                errors.Add(Time, text["Time_Skipped", Words(time!.Value), Words(LocalTimes.AfterSkipped(day, time.Value, sheet[Zone]))]);
                return null;
            case ClockCount.Twice when sheet[Which].Length == 0:
                errors.Add(Which, text["Time_Twice"]);
                return null;
            default:
                return new LetterMoment(day, time, sheet[Zone], reading is ClockCount.Twice && sheet[Which] == Second);
        }
    }

    /// <summary>How often the typed time comes; once where it is not whole.</summary>
    public static ClockCount ReadingOf(Sheet sheet) => DateOf(sheet) is { } date && TimeOf(sheet) is { } time && LocalTimes.IsZone(sheet[Zone])
        ? LocalTimes.CountOf(date, time, sheet[Zone])
        : ClockCount.Once;

    /// <summary>The moment in words, with the zone's abbreviation; empty where it is not whole or not one.</summary>
    public static string Words(Sheet sheet)
    {
        if (DateOf(sheet) is not { } date || !LocalTimes.IsZone(sheet[Zone]))
            return "";
        if (TimeOf(sheet) is not { } time)
            return sheet[Time].Length == 0 ? DateWords.Weekday(date) : "";
        return ReadingOf(sheet) switch
        {
            ClockCount.Never => "",
            ClockCount.Twice when sheet[Which].Length == 0 => "",
            _ => Moment.OfDeadline(date, time, LocalTimes.ToUtc(date, time, sheet[Zone], sheet[Which] == Second), sheet[Zone]).Words,
        };
    }

    /// <summary>Each of two equal times with its zone's abbreviation: <c>1:30 AM EDT</c> and <c>1:30 AM EST</c>.</summary>
    public static (string First, string Second) BothOf(Sheet sheet)
    {
        var (date, time, zone) = (DateOf(sheet)!.Value, TimeOf(sheet)!.Value, sheet[Zone]);
        return (Of(isSecond: false), Of(isSecond: true));

        string Of(bool isSecond) => DateWords.Time(time, LocalTimes.AbbreviationAt(LocalTimes.ToUtc(date, time, zone, isSecond), zone));
    }

    private static string Words(TimeOnly time) => time.ToString("h:mm tt", CultureInfo.CurrentCulture);

    private static DateOnly? DateOf(Sheet sheet) =>
        DateOnly.TryParseExact(sheet[Date], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && LocalTimes.IsWithinReach(date) ? date : null;

    /// <summary>As a browser's field gives it (15:00), or as it is typed where it gives none (3:00 PM).</summary>
    private static TimeOnly? TimeOf(Sheet sheet) => TimeOnly.TryParse(sheet[Time], CultureInfo.InvariantCulture, out var time) ? time : null;
}
