using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>Events that come again, as a calendar program understands the file: one series, each time with its own page and state.</summary>
public sealed class CalendarSeriesTests
{
    [Theory, OnBothEngines]
    public async Task A_weekly_vigil_is_one_entry_with_its_rule_and_each_time_stands_where_it_was_moved(Engine engine)
    {
        var times = Weekly("A vigil", new(2026, 6, 4), new(2026, 7, 2), [new(2026, 6, 18)]);
        times[1].Retime(times[1].Schedule with { StartTime = new(20, 0) }, TestData.By, TestData.At);
        times[2].Cancel(BilingualText.Empty, TestData.By, SiteOptions.Noon.UtcDateTime);
        await using var site = await Some.SiteWithAsync(engine, [.. times]);

        var calendar = await site.GetCalendarAsync("/events.ics");

        var whole = calendar.Events.Single(e => e.Rule is not null);
        Assert.Equal("FREQ=WEEKLY;BYDAY=TH;UNTIL=20260703T000000Z", whole.Rule);
        Assert.Equal(["2026-06-18T19:00:00"], whole.LeftOut);
        var parts = calendar.Events.Where(e => e.RecurrenceId is not null).ToList();
        Assert.Equal(["2026-06-04T19:00:00", "2026-06-11T19:00:00", "2026-06-25T19:00:00", "2026-07-02T19:00:00"], parts.Select(e => e.RecurrenceId));
        Assert.Equal(["2026-06-04T19:00:00", "2026-06-11T20:00:00", "2026-06-25T19:00:00", "2026-07-02T19:00:00"], parts.Select(e => e.Start.Text));
        Assert.Equal(["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"], parts.Select(e => e.Status));
        Assert.Single(calendar.Events.Select(e => e.Uid).Distinct());
        Assert.Equal(times.Select(time => $"/events/{time.Slug}"), parts.Select(e => new Uri(e.Url!).AbsolutePath));
        Assert.Equal(times.Select(time => time.StartsAt), whole.Occurrences.Select(at => at.UtcDateTime));
    }

    [Theory, OnBothEngines]
    public async Task A_time_by_itself_is_an_entry_by_itself(Engine engine)
    {
        var times = Weekly("A vigil", new(2026, 6, 4), new(2026, 6, 25), []);
        await using var site = await Some.SiteWithAsync(engine, [.. times]);

        var written = Assert.Single((await site.GetCalendarAsync($"/events/{times[1].Slug}.ics")).Events);

        Assert.Equal((null, null, (DateTime?)times[1].StartsAt), (written.Rule, written.RecurrenceId, written.Start.Instant?.UtcDateTime));
    }

    [Theory, OnBothEngines]
    public async Task Every_rule_gives_calendars_the_very_times_in_every_zone_and_over_clock_changes(Engine engine)
    {
        List<CampaignEvent> all = [];
        var random = new Random(287);
        foreach (var zone in (string[])["America/New_York", "America/Chicago", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "Pacific/Guam"])
        {
            foreach (var kind in Enum.GetValues<RepetitionKind>())
            {
                var first = new DateOnly(2026, 6, 2).AddDays(random.Next(21));
                // Hours that clock changes skip and double are among them.
                all.AddRange(Series($"{zone} {kind}", new(first, new(random.Next(24), 30), null, null, zone), new(kind, random.Next(1, 4), IsLast: false, first.AddDays(400)), random));
            }

            var last = new DateOnly(2026, 6, 30);
            all.AddRange(Series($"{zone} last", new(last, random.Next(2) == 0 ? null : new(2, 30), null, null, zone), new(RepetitionKind.Monthly, 1, IsLast: true, last.AddDays(400)), random));
        }

        await using var site = await Some.SiteWithAsync(engine, [.. all]);

        var calendar = await site.GetCalendarAsync("/events.ics");

        foreach (var series in all.GroupBy(time => time.Title.En))
        {
            var whole = calendar.Events.Single(e => e.Rule is not null && e.Summary == series.Key);
            var expected = series.Where(time => time.StartTime is not null).Select(time => time.StartsAt).Order();
            Assert.Equal((series.Key, string.Join(' ', expected)), (series.Key, string.Join(' ', whole.Occurrences.Select(at => at.UtcDateTime).Order())));
            Assert.Equal(series.Select(time => time.OccurrenceDate), calendar.Events.Where(e => e.Uid == whole.Uid && e.RecurrenceId is not null).Select(e => (DateOnly?)DateOnly.Parse(e.RecurrenceId![..10], null)));
        }
    }

    private static List<CampaignEvent> Series(string title, EventSchedule first, Repetition rule, Random random)
    {
        var dates = rule.DatesFrom(first.StartDate);
        var times = Times(title, EventSeries.Begin(rule, first, [.. dates.Skip(1).SkipLast(1).Where(_ => random.Next(5) == 0)], TestData.By, TestData.At));
        foreach (var moved in times.Where(_ => random.Next(6) == 0))
            moved.Retime(moved.Schedule with { StartDate = moved.StartDate.AddDays(1) }, TestData.By, TestData.At);
        return times;
    }

    private static List<CampaignEvent> Weekly(string title, DateOnly first, DateOnly until, DateOnly[] skipped) =>
        Times(title, EventSeries.Begin(new(RepetitionKind.Weekly, 1, IsLast: false, until), TestData.Saturday("America/Chicago") with { StartDate = first }, skipped, TestData.By, TestData.At));

    private static List<CampaignEvent> Times(string title, EventSeries series)
    {
        List<CampaignEvent> times = [.. series.Dates.Select(date => CampaignEvent.Propose(series, date, TestData.EventDetails(title), TestData.Phoenix(), TestData.By, TestData.At))];
        times.ForEach(time => time.Publish(TestData.By, TestData.At));
        return times;
    }
}
