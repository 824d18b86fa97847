using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>
/// A zone's clock changes around some events, as RFC 5545, section 3.6.5, wants them. Ical.Net's own
/// <c>VTimeZone.FromDateTimeZone</c> looks at the computer's clock: it fails where the events are later, and forgets rules that held before.
/// </summary>
internal static class CalendarZone
{
    /// <summary>Years before the first event and after the last: both kinds of time come within one, and a rule shows itself in three.</summary>
    private const int YearsBefore = 1;
    private const int YearsAfter = 3;

    /// <param name="id">An IANA zone.</param>
    /// <param name="first">When the first event begins (UTC).</param>
    /// <param name="last">When the last event ends (UTC).</param>
    public static VTimeZone Around(string id, DateTime first, DateTime last)
    {
        var changes = Changes(DateTimeZoneProviders.Tzdb[id], first.AddYears(-YearsBefore), last.AddYears(YearsAfter));
        var zone = new VTimeZone(id);
        foreach (var alike in changes.GroupBy(change => change.Rule))
        {
            List<VTimeZoneInfo> observances = IsYearly([.. alike], last.Year + YearsAfter - 1)
                ? [Observance(alike.First(), alike.Key)]
                : [.. alike.Select(change => Observance(change, yearly: null))];
            foreach (var observance in observances)
                zone.AddChild(observance);
        }

        return zone;
    }

    private static List<Change> Changes(DateTimeZone zone, DateTime from, DateTime to) =>
        [.. zone.GetZoneIntervals(Instant.FromDateTimeUtc(from), Instant.FromDateTimeUtc(to)).Select(interval => ChangeInto(zone, interval))];

    private static Change ChangeInto(DateTimeZone zone, NodaTime.TimeZones.ZoneInterval interval)
    {
        // A zone whose clocks never changed has no such instant; any day before all events serves.
        if (!interval.HasStart)
            return new Change(new LocalDateTime(1900, 1, 1, 0, 0), interval.WallOffset, interval.WallOffset, interval.Name, IsDaylight: false);
        var before = zone.GetUtcOffset(interval.Start - NodaTime.Duration.Epsilon);
        return new Change(interval.Start.WithOffset(before).LocalDateTime, before, interval.WallOffset, interval.Name, interval.Savings > Offset.Zero);
    }

    private static bool IsYearly(List<Change> alike, int until) =>
        alike.Count > 1 && alike[^1].At.Year >= until && alike.Index().All(change => change.Item.At.Year == alike[0].At.Year + change.Index);

    private static VTimeZoneInfo Observance(Change change, Rule? yearly) => new(change.IsDaylight ? "DAYLIGHT" : "STANDARD")
    {
        TimeZoneName = change.Name,
        OffsetFrom = new UtcOffset(change.From.ToTimeSpan()),
        OffsetTo = new UtcOffset(change.To.ToTimeSpan()),
        Start = new CalDateTime(change.At.ToDateTimeUnspecified(), hasTime: true),
        RecurrenceRule = yearly is null ? null : new RecurrenceRule(FrequencyType.Yearly) { ByMonth = [yearly.Month], ByDay = [new WeekDay(yearly.Weekday, yearly.Which)] },
    };

    /// <summary>The clocks change at a local time, told by the clock before the change.</summary>
    private sealed record Change(LocalDateTime At, Offset From, Offset To, string Name, bool IsDaylight)
    {
        public Rule Rule => new(
            At.Month, At.Date.ToDateOnly().DayOfWeek, At.Day + 7 > At.Calendar.GetDaysInMonth(At.Year, At.Month) ? -1 : (At.Day + 6) / 7, At.TimeOfDay, From, To, Name);
    }

    /// <summary>Such as: on the second Sunday of March at 2:00, from EST to EDT; -1 is the last.</summary>
    private sealed record Rule(int Month, DayOfWeek Weekday, int Which, LocalTime Time, Offset From, Offset To, string Name);
}
