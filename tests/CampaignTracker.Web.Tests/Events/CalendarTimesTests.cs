using System.Globalization;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>Times in calendars, read by the zones that the file brings itself.</summary>
public sealed class CalendarTimesTests
{
    /// <summary>How far from UTC the clocks of each zone are in summer and in winter.</summary>
    private static readonly (string Zone, int Summer, int Winter)[] Zones =
    [
        ("America/New_York", -4, -5), ("America/Indiana/Indianapolis", -4, -5), ("America/Chicago", -5, -6), ("America/Denver", -6, -7),
        ("America/Phoenix", -7, -7), ("America/Los_Angeles", -7, -8), ("America/Anchorage", -8, -9), ("America/Adak", -9, -10),
        ("Pacific/Honolulu", -10, -10), ("America/Puerto_Rico", -4, -4), ("Pacific/Guam", 10, 10), ("Pacific/Pago_Pago", -11, -11),
    ];

    [Theory, OnBothEngines]
    public async Task An_hour_is_right_in_every_zone_in_summer_and_in_winter(Engine engine)
    {
        await using var site = await Some.SiteWithAsync(engine,
            [.. Zones.SelectMany(z => (CampaignEvent[])[Some.Event($"{z.Zone} summer", "2026-07-04 18:30", z.Zone), Some.Event($"{z.Zone} winter", "2027-01-15 18:30", z.Zone)])]);

        var calendar = await site.GetCalendarAsync("/events.ics");

        foreach (var (zone, summer, winter) in Zones)
        {
            AssertTimes(calendar.Event($"{zone} summer"), zone, "2026-07-04T18:30:00", summer);
            AssertTimes(calendar.Event($"{zone} winter"), zone, "2027-01-15T18:30:00", winter);
            string[] parts = summer == winter ? ["standard"] : ["daylight", "standard"];
            Assert.Equal(parts, calendar.Zones.Single(z => z.Id == zone).Observances.Order());
        }
    }

    /// <summary>The rules of 2006, of 2007 and after, and of a summer time all year round; days of change, and years far off.</summary>
    [Theory]
    [InlineData("America/Los_Angeles", "2006-03-20 18:00", -8)]
    [InlineData("America/Los_Angeles", "2006-10-28 18:00", -7)]
    [InlineData("America/Los_Angeles", "2007-03-20 18:00", -7)]
    [InlineData("America/Indiana/Indianapolis", "2005-07-01 18:00", -5)]
    [InlineData("America/New_York", "1974-01-15 18:00", -4)]
    [InlineData("America/New_York", "2026-03-08 01:30", -5)]
    [InlineData("America/New_York", "2026-03-08 03:30", -4)]
    [InlineData("America/New_York", "2026-11-01 00:30", -4)]
    [InlineData("America/New_York", "2026-11-01 02:30", -5)]
    [InlineData("America/Chicago", "1905-07-01 18:00", -6)]
    [InlineData("America/Chicago", "2199-12-31 18:00", -6)]
    [InlineData("America/Phoenix", "2199-07-01 18:00", -7)]
    [InlineData("UTC", "2026-07-01 18:00", 0)]
    public async Task An_hour_is_right_whatever_rule_held_then(string zone, string when, int offset)
    {
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, Some.Event("A vigil", when, zone));
        await using var db = await site.OpenDatabaseAsync();

        var written = Assert.Single((await site.GetCalendarAsync($"/events/{db.Events.Single().Slug}.ics")).Events);

        var local = DateTime.ParseExact(when, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal(new DateTimeOffset(local, TimeSpan.FromHours(offset)).ToUniversalTime(), written.Start.Instant);
    }

    [Fact]
    public async Task An_hour_that_the_clocks_skip_is_the_one_that_they_show_instead()
    {
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, Some.Event("Early", "2027-03-14 02:30", "America/New_York"));

        Assert.Equal("2027-03-14T03:30:00", (await site.GetCalendarAsync("/events.ics")).Event("Early").Start.Text);
    }

    [Theory, OnBothEngines]
    public async Task A_known_end_is_told_and_an_unknown_one_is_two_hours_later(Engine engine)
    {
        var known = TestData.PublishedEvent(TestData.EventDetails("Known"), TestData.Saturday() with { EndTime = new(20, 30) });
        var night = TestData.PublishedEvent(TestData.EventDetails("Night"), TestData.Saturday() with { EndDate = new(2026, 6, 7), EndTime = new(6, 0) });
        var days = TestData.PublishedEvent(TestData.EventDetails("Days"), TestData.Saturday() with { EndDate = new(2026, 6, 7) });
        await using var site = await Some.SiteWithAsync(engine, known, night, days, TestData.PublishedEvent(TestData.EventDetails("Unknown")));

        var calendar = await site.GetCalendarAsync("/events.ics");

        Assert.Equal("2026-06-06T20:30:00", calendar.Event("Known").End!.Text);
        Assert.Equal("2026-06-07T06:00:00", calendar.Event("Night").End!.Text);
        Assert.Equal("2026-06-08T00:00:00", calendar.Event("Days").End!.Text);
        Assert.Equal("2026-06-06T21:00:00", calendar.Event("Unknown").End!.Text);
        Assert.Contains("No end is announced", calendar.Event("Unknown").Description);
        foreach (var told in (string[])["Known", "Night", "Days"])
            Assert.DoesNotContain("No end is announced", calendar.Event(told).Description);
    }

    [Theory, OnBothEngines]
    public async Task An_event_of_which_only_the_day_is_known_is_a_day_and_needs_no_zone(Engine engine)
    {
        var day = TestData.PublishedEvent(TestData.EventDetails("Day"), TestData.Saturday() with { StartTime = null });
        var days = TestData.PublishedEvent(TestData.EventDetails("Days"), TestData.Saturday() with { StartTime = null, EndDate = new(2026, 6, 8) });
        await using var site = await Some.SiteWithAsync(engine, day, days);

        var calendar = await site.GetCalendarAsync("/events.ics");

        Assert.Equal(new CalendarFileTime("2026-06-06", IsDate: true, null, null), calendar.Event("Day").Start);
        Assert.Equal(new CalendarFileTime("2026-06-07", IsDate: true, null, null), calendar.Event("Day").End);
        Assert.Equal("2026-06-09", calendar.Event("Days").End!.Text);
        Assert.Contains("The hour is not known yet.", calendar.Event("Day").Description);
        Assert.Empty(calendar.Zones);
    }

    private static void AssertTimes(CalendarFileEvent written, string zone, string local, int offset)
    {
        var instant = new DateTimeOffset(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(offset)).ToUniversalTime();
        Assert.Equal(new CalendarFileTime(local, IsDate: false, zone, instant), written.Start);
        Assert.Equal(instant.AddHours(2), written.End!.Instant);
    }
}
