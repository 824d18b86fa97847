namespace CampaignTracker.Data.Tests;

public sealed class LocalTimesTests
{
    public static TheoryData<string> Zones =>
        ["America/New_York", "America/Chicago", "America/Phoenix", "Pacific/Honolulu", "America/Puerto_Rico", "America/Anchorage"];

    [Theory, MemberData(nameof(Zones))]
    public void Local_times_are_the_instants_that_the_system_knows(string zone)
    {
        var system = TimeZoneInfo.FindSystemTimeZoneById(zone);
        foreach (var date in new DateOnly[] { new(2009, 8, 28), new(2026, 1, 15), new(2026, 7, 4), new(2026, 12, 31) })
        {
            foreach (var time in new TimeOnly[] { new(0, 0), new(7, 30), new(18, 0), new(23, 59, 59) })
            {
                var local = date.ToDateTime(time);
                var utc = LocalTimes.ToUtc(date, time, zone);

                Assert.Equal((TimeZoneInfo.ConvertTimeToUtc(local, system), DateTimeKind.Utc), (utc, utc.Kind));
                Assert.Equal(local, LocalTimes.ToLocal(utc, zone));
                Assert.Equal(date, LocalTimes.DateAt(utc, zone));
                Assert.Equal(system.GetUtcOffset(utc), LocalTimes.OffsetAt(utc, zone));
            }
        }
    }

    [Theory]
    [InlineData("America/New_York", "EST", "EDT")]
    [InlineData("America/Chicago", "CST", "CDT")]
    [InlineData("America/Phoenix", "MST", "MST")]
    [InlineData("Pacific/Honolulu", "HST", "HST")]
    [InlineData("America/Puerto_Rico", "AST", "AST")]
    [InlineData("America/Anchorage", "AKST", "AKDT")]
    public void The_zone_is_printed_as_people_say_it(string zone, string winter, string summer)
    {
        Assert.Equal(winter, LocalTimes.AbbreviationAt(new(2026, 1, 15, 12, 0, 0, DateTimeKind.Utc), zone));
        Assert.Equal(summer, LocalTimes.AbbreviationAt(new(2026, 7, 15, 12, 0, 0, DateTimeKind.Utc), zone));
    }

    [Fact]
    public void A_time_that_the_clock_change_skips_is_read_as_if_the_clock_had_not_changed_yet()
    {
        var utc = LocalTimes.ToUtc(new(2026, 3, 8), new(2, 30), "America/New_York");
        Assert.Equal(new DateTime(2026, 3, 8, 7, 30, 0, DateTimeKind.Utc), utc);
        Assert.Equal(new DateTime(2026, 3, 8, 3, 30, 0), LocalTimes.ToLocal(utc, "America/New_York"));
    }

    [Fact]
    public void Of_a_time_that_comes_twice_the_first_is_taken() =>
        Assert.Equal(new DateTime(2026, 11, 1, 5, 30, 0, DateTimeKind.Utc), LocalTimes.ToUtc(new(2026, 11, 1), new(1, 30), "America/New_York"));

    [Fact]
    public void Phoenix_does_not_change_its_clock() =>
        Assert.Equal(new DateTime(2026, 3, 8, 9, 30, 0, DateTimeKind.Utc), LocalTimes.ToUtc(new(2026, 3, 8), new(2, 30), "America/Phoenix"));

    [Fact]
    public void A_day_begins_at_midnight_by_its_zone()
    {
        Assert.Equal(new DateTime(2026, 7, 4, 4, 0, 0, DateTimeKind.Utc), LocalTimes.StartOfDay(new(2026, 7, 4), "America/New_York"));
        Assert.Equal(new DateTime(2026, 7, 4, 10, 0, 0, DateTimeKind.Utc), LocalTimes.StartOfDay(new(2026, 7, 4), "Pacific/Honolulu"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1899)]
    [InlineData(2200)]
    [InlineData(9999)]
    public void A_day_whose_instant_may_not_fit_is_refused(int year)
    {
        Assert.Throws<DomainException>(() => LocalTimes.ToUtc(new(year, 12, 31), new(23, 59), "America/Chicago"));
        Assert.Throws<DomainException>(() => LocalTimes.StartOfDay(new(year, 1, 1), "America/Chicago"));
    }

    [Theory]
    [InlineData("America/New_York", true)]
    [InlineData("UTC", true)]
    [InlineData("Eastern Standard Time", false)]
    [InlineData("EDT", false)]
    [InlineData("", false)]
    public void A_zone_is_an_IANA_zone(string zone, bool isZone)
    {
        Assert.Equal(isZone, LocalTimes.IsZone(zone));
        if (!isZone)
            Assert.Throws<DomainException>(() => LocalTimes.ToUtc(new(2026, 1, 1), new(0, 0), zone));
    }

    [Theory]
    [InlineData(2026, 3, 8, "02:30", "America/Chicago", ClockCount.Never)]
    [InlineData(2026, 11, 1, "01:30", "America/Chicago", ClockCount.Twice)]
    [InlineData(2026, 3, 8, "02:30", "America/Phoenix", ClockCount.Once)]
    [InlineData(2026, 6, 6, "19:00", "America/Chicago", ClockCount.Once)]
    public void A_clock_shows_a_time_once_but_for_the_hours_of_a_change(int year, int month, int day, string time, string zone, ClockCount count) =>
        Assert.Equal(count, LocalTimes.CountOf(new(year, month, day), TimeOnly.ParseExact(time, "HH:mm", null), zone));

    [Fact]
    public void A_time_that_clocks_skip_or_show_twice_is_told_apart()
    {
        const string zone = "America/New_York";
        var (spring, autumn) = (new DateOnly(2026, 3, 8), new DateOnly(2026, 11, 1));

        Assert.Equal(ClockCount.Once, LocalTimes.CountOf(spring, new(15, 0), zone));
        Assert.Equal(ClockCount.Never, LocalTimes.CountOf(spring, new(2, 30), zone));
        Assert.Equal(new TimeOnly(3, 0), LocalTimes.AfterSkipped(spring, new(2, 30), zone));
        Assert.Equal(ClockCount.Twice, LocalTimes.CountOf(autumn, new(1, 30), zone));
        Assert.Equal(ClockCount.Once, LocalTimes.CountOf(autumn, new(1, 30), "America/Phoenix"));
        var (first, second) = (LocalTimes.ToUtc(autumn, new(1, 30), zone, isSecond: false), LocalTimes.ToUtc(autumn, new(1, 30), zone, isSecond: true));
        Assert.Equal(TimeSpan.FromHours(1), second - first);
        Assert.Equal(("EDT", "EST"), (LocalTimes.AbbreviationAt(first, zone), LocalTimes.AbbreviationAt(second, zone)));
        Assert.Equal(LocalTimes.ToUtc(autumn, new(15, 0), zone), LocalTimes.ToUtc(autumn, new(15, 0), zone, isSecond: true));
    }
}
