using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events;

namespace CampaignTracker.Web.Tests.Events;

public sealed class EventTimesTests
{
    private static readonly DateOnly Saturday = new(2026, 6, 6);

    [Theory]
    [InlineData("America/Chicago", 18, "6:00 PM CDT", "6:00 p. m. CDT", "2026-06-06T18:00-05:00")]
    [InlineData("America/Phoenix", 9, "9:00 AM MST", "9:00 a. m. MST", "2026-06-06T09:00-07:00")]
    [InlineData("Pacific/Honolulu", 23, "11:00 PM HST", "11:00 p. m. HST", "2026-06-06T23:00-10:00")]
    [InlineData("America/Puerto_Rico", 0, "12:00 AM AST", "12:00 a. m. AST", "2026-06-06T00:00-04:00")]
    [InlineData("America/New_York", 12, "12:00 noon EDT", "12:00 del mediodía EDT", "2026-06-06T12:00-04:00")]
    [InlineData("Pacific/Guam", 13, "1:00 PM ChST", "1:00 p. m. ChST", "2026-06-06T13:00+10:00")]
    public void An_hour_stands_with_the_zone_of_the_place(string zone, int hour, string english, string spanish, string machine)
    {
        Assert.Equal(english, EventTimes.Hour(Saturday, new(hour, 0), zone, Language.English));
        Assert.Equal(spanish, EventTimes.Hour(Saturday, new(hour, 0), zone, Language.Spanish));
        Assert.Equal(machine, EventTimes.Machine(Saturday, new(hour, 0), zone));
    }

    [Fact]
    public void A_winter_hour_has_the_winter_zone() =>
        Assert.Equal("6:00 PM CST", EventTimes.Hour(new(2026, 12, 5), new(18, 0), "America/Chicago", Language.English));

    [Fact]
    public void Days_are_written_as_each_language_does()
    {
        Assert.Equal("Saturday, June 6, 2026", EventTimes.DayAndYear(Saturday, Language.English));
        Assert.Equal("sábado 6 de junio de 2026", EventTimes.DayAndYear(Saturday, Language.Spanish));
        Assert.Equal("2026-06-06", EventTimes.Machine(Saturday, null, "America/Chicago"));
    }

    [Theory]
    [InlineData(null, null, null, null, null)]
    [InlineData(null, "20:30", "until 8:30 PM", "hasta las 8:30 p. m.", "2026-06-06T20:30-05:00")]
    [InlineData("2026-06-07", "00:00", "until midnight", "hasta la medianoche", "2026-06-07T00:00-05:00")]
    [InlineData("2026-06-07", "01:00", "until Sunday, June 7, 1:00 AM CDT", "hasta el domingo 7 de junio a la 1:00 a. m. CDT", "2026-06-07T01:00-05:00")]
    [InlineData("2026-06-08", null, "until Monday, June 8", "hasta el lunes 8 de junio", "2026-06-08")]
    public void An_end_says_its_day_where_that_is_another(string? date, string? time, string? english, string? spanish, string? machine)
    {
        var schedule = new EventSchedule(Saturday, new(19, 0), Parse(date), time is null ? null : TimeOnly.Parse(time, null), "America/Chicago");
        Assert.Equal(english, EventTimes.Until(schedule, Language.English));
        Assert.Equal(spanish, EventTimes.Until(schedule, Language.Spanish));
        Assert.Equal(machine, EventTimes.MachineEnd(schedule));
    }

    [Fact]
    public void An_end_after_the_clocks_change_says_its_zone()
    {
        var night = new EventSchedule(new(2026, 11, 1), new(0, 30), null, new(3, 0), "America/New_York");
        Assert.Equal("until 3:00 AM EST", EventTimes.Until(night, Language.English));
    }

    [Theory]
    [InlineData("2026-06-01", "Saturday", "sábado")]
    [InlineData("2026-05-30", "June 6", "6 de junio")]
    public void What_comes_within_a_week_goes_by_its_weekday(string today, string english, string spanish)
    {
        Assert.Equal(english, EventTimes.Soon(Saturday, Parse(today)!.Value, Language.English));
        Assert.Equal(spanish, EventTimes.Soon(Saturday, Parse(today)!.Value, Language.Spanish));
    }

    private static DateOnly? Parse(string? date) => date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", null);
}
