using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

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
    public async Task The_file_of_one_time_calls_it_as_the_calendars_do_and_holds_nothing_of_the_others(Engine engine)
    {
        var times = Weekly("A vigil", new(2026, 6, 4), new(2026, 6, 25), []);
        times[1].Retime(times[1].Schedule with { StartTime = new(20, 0) }, TestData.By, TestData.At);
        await using var site = await Some.SiteWithAsync(engine, [.. times]);
        var followed = (await site.GetCalendarAsync("/events.ics")).Events;

        foreach (var path in (string[])["", "/api/v1"])
        {
            var written = Assert.Single((await site.GetCalendarAsync($"{path}/events/{times[1].Slug}.ics")).Events);

            Assert.Equal((null, "2026-06-11T19:00:00", "2026-06-11T20:00:00"), (written.Rule, written.RecurrenceId, written.Start.Text));
            var same = Assert.Single(followed, e => e.Uid == written.Uid && e.RecurrenceId == written.RecurrenceId);
            Assert.Equal((same.Sequence, same.Stamp, same.Start), (written.Sequence, written.Stamp, written.Start));
            // A program that knows nothing of the series shows this one time.
            Assert.Equal([times[1].StartsAt], written.Occurrences.Select(at => at.UtcDateTime));
        }
    }

    [Theory, OnBothEngines]
    public async Task A_calendar_that_holds_one_time_calls_it_as_one_that_holds_several(Engine engine)
    {
        var times = Weekly("A vigil", new(2026, 6, 4), new(2026, 6, 11), []);
        await using var site = await Some.SiteWithAsync(engine, [.. times]);
        var both = await site.GetCalendarAsync("/api/v1/events.ics");

        var one = await site.GetCalendarAsync("/api/v1/events.ics?from=2026-06-08");

        Assert.Equal([both.Events[0].Uid, both.Events[0].Uid], one.Events.Select(e => e.Uid));
        Assert.Equal([times[1].StartsAt], one.Events.Single(e => e.Rule is not null).Occurrences.Select(at => at.UtcDateTime));
        Assert.Equal("2026-06-11T19:00:00", one.Events.Single(e => e.Rule is null).RecurrenceId);
    }

    [Theory, OnBothEngines]
    public async Task The_number_of_a_series_never_falls_and_its_stamp_is_that_of_the_newest_change(Engine engine)
    {
        var series = Weekly(new(2026, 6, 4), new(2026, 8, 6), []);
        List<CampaignEvent> times = [.. series.Dates.Select(date => Propose("A vigil", series, date))];
        times.SkipLast(1).ToList().ForEach(time => time.Publish(TestData.By, TestData.At));
        var (first, last) = (times[0].Id, times[^1].Id);
        await using var site = await Some.SiteWithAsync(engine, [.. times]);
        var before = await WholeAsync();
        Assert.Equal(TestData.At, before.Stamp.UtcDateTime);

        // The first two are past by more than a month, and a calendar holds them no longer.
        await site.MoveToAsync(new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero));
        var later = await WholeAsync();
        Assert.Equal((7, before.Sequence, before.Stamp), (later.Occurrences.Count, later.Sequence, later.Stamp));

        await site.ChangeAsync(async db => (await db.Events.SingleAsync(e => e.Id == first)).Report(120, [], [], TestData.By, site.Now));
        var reported = await WholeAsync();
        Assert.Equal((later.Sequence + 1, site.Now, site.Now), (reported.Sequence, reported.Stamp.UtcDateTime, reported.LastModified.UtcDateTime));

        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.ChangeAsync(async db => (await db.Events.SingleAsync(e => e.Id == last)).Publish(TestData.By, site.Now));
        var grown = await WholeAsync();
        Assert.Equal((8, reported.Sequence + 1, site.Now), (grown.Occurrences.Count, grown.Sequence, grown.Stamp.UtcDateTime));
        Assert.EndsWith("UNTIL=20260807T000000Z", grown.Rule, StringComparison.Ordinal);

        async Task<CalendarFileEvent> WholeAsync() => (await site.GetCalendarAsync("/events.ics")).Events.Single(e => e.Rule is not null);
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

    private static List<CampaignEvent> Weekly(string title, DateOnly first, DateOnly until, DateOnly[] skipped) => Times(title, Weekly(first, until, skipped));

    private static EventSeries Weekly(DateOnly first, DateOnly until, DateOnly[] skipped) =>
        EventSeries.Begin(new(RepetitionKind.Weekly, 1, IsLast: false, until), TestData.Saturday("America/Chicago") with { StartDate = first }, skipped, TestData.By, TestData.At);

    private static List<CampaignEvent> Times(string title, EventSeries series)
    {
        List<CampaignEvent> times = [.. series.Dates.Select(date => Propose(title, series, date))];
        times.ForEach(time => time.Publish(TestData.By, TestData.At));
        return times;
    }

    private static CampaignEvent Propose(string title, EventSeries series, DateOnly date) =>
        CampaignEvent.Propose(series, date, TestData.EventDetails(title), TestData.Phoenix(), TestData.By, TestData.At);
}
