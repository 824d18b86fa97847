using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests.Events;

public sealed class EventScheduleTests
{
    private const string Chicago = "America/Chicago";

    private static readonly DateOnly Saturday = new(2026, 6, 6);

    [Fact]
    public void An_event_with_an_end_is_past_at_its_end() =>
        Assert.Equal(Utc(7, 1, 30), new EventSchedule(Saturday, new(19, 0), null, new(20, 30), Chicago).PastAt);

    [Fact]
    public void An_event_without_an_end_is_past_two_hours_after_it_began() =>
        Assert.Equal(Utc(7, 2, 0), new EventSchedule(Saturday, new(19, 0), null, null, Chicago).PastAt);

    [Fact]
    public void An_event_over_midnight_is_past_on_the_next_day() =>
        Assert.Equal(Utc(7, 11, 30), new EventSchedule(Saturday, new(20, 0), Saturday.AddDays(1), new(6, 30), Chicago).PastAt);

    [Fact]
    public void An_event_of_several_days_without_an_hour_of_its_end_is_past_when_the_last_day_is() =>
        Assert.Equal(Utc(9, 5, 0), new EventSchedule(Saturday, new(20, 0), Saturday.AddDays(2), null, Chicago).PastAt);

    [Fact]
    public void An_event_of_which_only_the_day_is_known_is_past_when_the_day_is()
    {
        var day = new EventSchedule(Saturday, null, null, null, Chicago);
        Assert.True(day.IsDateOnly);
        Assert.Equal((Utc(6, 5, 0), Utc(7, 5, 0)), (day.StartsAt, day.PastAt));
        Assert.Equal(Utc(8, 5, 0), (day with { EndDate = Saturday.AddDays(1) }).PastAt);
    }

    [Fact]
    public void A_day_on_which_the_clock_changes_has_23_or_25_hours()
    {
        Assert.Equal(23, Hours(new DateOnly(2026, 3, 8)));
        Assert.Equal(25, Hours(new DateOnly(2026, 11, 1)));

        static double Hours(DateOnly day)
        {
            var schedule = new EventSchedule(day, null, null, null, Chicago);
            return (schedule.PastAt - schedule.StartsAt).TotalHours;
        }
    }

    [Theory]
    [InlineData("2026-06-06", "19:00", null, "18:00", Chicago)]
    [InlineData("2026-06-06", "19:00", null, "19:00", Chicago)]
    [InlineData("2026-06-06", "22:00", null, "01:00", Chicago)]
    [InlineData("2026-06-06", "19:00", "2026-06-05", "20:00", Chicago)]
    [InlineData("2026-06-06", "19:00", "2026-06-05", null, Chicago)]
    [InlineData("2026-06-06", null, null, "18:00", Chicago)]
    [InlineData("2026-06-06", null, "2026-06-05", null, Chicago)]
    [InlineData("2026-06-06", "19:00", null, null, "Mars/Olympus")]
    [InlineData("2026-06-06", "19:00", null, null, "")]
    [InlineData("2026-06-06", "19:00", null, null, "america/chicago")]
    [InlineData("2026-06-06", "19:00", "2027-06-08", null, Chicago)]
    [InlineData("9999-12-31", null, null, null, Chicago)]
    [InlineData("9999-12-31", "23:30", null, null, Chicago)]
    [InlineData("2026-06-06", null, "9999-12-31", null, Chicago)]
    [InlineData("0001-01-01", "00:00", null, null, "Pacific/Guam")]
    public void What_is_no_schedule_is_refused(string startDate, string? startTime, string? endDate, string? endTime, string zone)
    {
        var schedule = new EventSchedule(Day(startDate), Time(startTime), endDate is null ? null : Day(endDate), Time(endTime), zone);
        Assert.Throws<DomainException>(() => TestData.PublishedEvent(schedule: schedule));
    }

    private static DateTime Utc(int day, int hour, int minute) => new(2026, 6, day, hour, minute, 0, DateTimeKind.Utc);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.ParseExact(text, "HH:mm");
}
