using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using CsCheck;

namespace CampaignTracker.Data.Tests.Events;

public sealed class RepetitionTests
{
    private static readonly string[] Zones = ["America/New_York", "America/Chicago", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico"];

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 3650].Select(days => new DateOnly(2024, 1, 1).AddDays(days));

    /// <summary>Rules that hold for their first day, and few enough times.</summary>
    private static readonly Gen<(DateOnly First, Repetition Rule)> Rules =
        from first in Day
        from isMonthly in Gen.Bool
        from every in Gen.Int[1, Repetition.MostApart]
        from isLast in Gen.Bool
        from days in Gen.Int[1, 365]
        let kind = isMonthly ? RepetitionKind.Monthly : RepetitionKind.Weekly
        // A day that is both is said by its number here, or by being the last.
        let last = first.AddDays(7).Month != first.Month && (isLast || first.Day > 28)
        select (first, new Repetition(kind, every, isMonthly && last, first.AddDays(days)));

    [Fact]
    public void The_dates_are_those_that_somebody_finds_who_walks_through_the_calendar_day_by_day() =>
        Rules.Sample(one => Assert.Equal(Walked(one.First, one.Rule), one.Rule.DatesFrom(one.First)), iter: 3000);

    [Fact]
    public void Each_time_of_a_series_begins_at_the_hour_that_the_clocks_of_its_place_show_that_day() =>
        (from one in Rules from zone in Gen.Int[0, Zones.Length - 1] from minute in Gen.Int[0, 1439] select (one.First, one.Rule, Zone: Zones[zone], Time: TimeOnly.MinValue.AddMinutes(minute))).Sample(
            one =>
            {
                var series = EventSeries.Begin(one.Rule, new EventSchedule(one.First, one.Time, null, null, one.Zone), [], TestData.By, TestData.At);
                var system = TimeZoneInfo.FindSystemTimeZoneById(one.Zone);
                foreach (var date in series.Dates)
                {
                    var local = date.ToDateTime(one.Time);
                    var expected = system.IsInvalidTime(local) ? ClockCount.Never : system.IsAmbiguousTime(local) ? ClockCount.Twice : ClockCount.Once;
                    Assert.Equal(expected, LocalTimes.CountOf(date, one.Time, one.Zone));
                    if (expected is not ClockCount.Never)
                        Assert.Equal(local, TimeZoneInfo.ConvertTimeFromUtc(series.ScheduleOn(date).StartsAt, system));
                }
            },
            iter: 1000);

    [Fact]
    public void What_is_skipped_is_no_date_of_the_series_and_all_others_are() =>
        (from one in Rules from seed in Gen.Int[0, int.MaxValue] select (one.First, one.Rule, Seed: seed)).Sample(
            one =>
            {
                var all = one.Rule.DatesFrom(one.First);
                var skipped = all.Where((_, i) => (one.Seed >> (i % 31) & 1) == 1).Take(all.Count - 1).ToList();
                var series = EventSeries.Begin(one.Rule, new EventSchedule(one.First, new(18, 0), null, null, "America/Phoenix"), skipped, TestData.By, TestData.At);
                Assert.Equal(all.Where(date => !skipped.Contains(date)), series.Dates);
            },
            iter: 500);

    [Fact]
    public void A_vigil_each_Thursday_is_on_Thanksgiving_unless_it_is_skipped()
    {
        var rule = new Repetition(RepetitionKind.Weekly, 1, IsLast: false, new(2026, 12, 17));
        Assert.Equal([5, 12, 19, 26, 3, 10, 17], rule.DatesFrom(new(2026, 11, 5)).Select(date => date.Day));
    }

    private static List<DateOnly> Walked(DateOnly first, Repetition rule)
    {
        var (found, ordinal) = (new List<DateOnly>(), Enumerable.Range(1, first.Day).Count(day => new DateOnly(first.Year, first.Month, day).DayOfWeek == first.DayOfWeek));
        for (var day = first; day <= rule.Until; day = day.AddDays(1))
        {
            if (day.DayOfWeek != first.DayOfWeek)
                continue;
            var months = ((day.Year - first.Year) * 12) + day.Month - first.Month;
            var ofMonth = Enumerable.Range(1, DateTime.DaysInMonth(day.Year, day.Month)).Where(number => new DateOnly(day.Year, day.Month, number).DayOfWeek == first.DayOfWeek).ToList();
            var isOne = rule.Kind is RepetitionKind.Weekly
                ? (day.DayNumber - first.DayNumber) / 7 % rule.Every == 0
                : months % rule.Every == 0 && (rule.IsLast ? day.Day == ofMonth[^1] : day.Day == ofMonth[ordinal - 1]);
            if (isOne)
                found.Add(day);
        }

        return found;
    }
}
