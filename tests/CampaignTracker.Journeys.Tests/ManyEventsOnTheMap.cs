using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class ManyEventsOnTheMap(Chromium chromium, Output output)
{
    private const int MostMarks = 100;

    [Theory]
    [InlineData(3_000, 45)]
    [InlineData(10_000, 150)]
    public async Task Many_events_are_few_marks_and_a_light_answer(int count, int kilobytes)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(db =>
        {
            db.Events.AddRange(Scattered(count));
            return Task.CompletedTask;
        });
        var page = await chromium.OpenAsync(site.Address, options => options.ReducedMotion = ReducedMotion.Reduce);
        page.SetDefaultTimeout(60_000);
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("Performance.enable");
        await page.AddInitScriptAsync("window.longTasks = []; new PerformanceObserver(list => longTasks.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask', buffered: true });");
        var points = page.WaitForRequestFinishedAsync(new() { Predicate = request => request.Url.Contains("/events/points", StringComparison.Ordinal) });
        await page.GotoAsync("/events");
        var map = await page.MapAsync();
        var size = (await (await points).SizesAsync()).ResponseBodySize;
        var marks = await map.Marks().CountAsync();
        await PrintMainThreadAsync(page, browser, $"{count} events: {size} bytes of points, {marks} marks, first draw");

        Assert.InRange(size, 1, kilobytes * 1024);
        Assert.InRange(marks, 10, MostMarks);
        for (var step = 0; step < 3; step++)
        {
            await map.Button("Closer").ClickAsync();
            Assert.InRange(await map.Marks().CountAsync(), 1, MostMarks);
        }

        await PrintMainThreadAsync(page, browser, "and after three steps closer");
    }

    /// <summary>What the page's main thread worked so far, in the browser's own count.</summary>
    private async Task PrintMainThreadAsync(IPage page, ICDPSession browser, string when)
    {
        var answer = await browser.SendAsync("Performance.getMetrics");
        var metrics = answer!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble());
        var longTasks = await page.EvaluateAsync<double[]>("longTasks");
        output.WriteLine(
            $"{when}: tasks {Milliseconds("TaskDuration")}, script {Milliseconds("ScriptDuration")}, style {Milliseconds("RecalcStyleDuration")}, layout {Milliseconds("LayoutDuration")}; "
            + $"{longTasks.Length} tasks over 50 ms, the longest {longTasks.DefaultIfEmpty().Max():0} ms");

        string Milliseconds(string name) => $"{metrics[name] * 1000:0} ms";
    }

    /// <summary>Vigils return to their places: four events to a place, half of the places in large towns, the others anywhere; always the same.</summary>
    private static IEnumerable<CampaignEvent> Scattered(int count)
    {
        var random = new Random(287);
        var types = Enum.GetValues<EventType>();
        var places = Enumerable.Range(0, count / 4).Select(number => number % 2 == 0
            ? Around(EventMapPage.Towns[random.Next(EventMapPage.Towns.Count)])
            : new GeoPoint(26 + 22 * random.NextDouble(), -122 + 50 * random.NextDouble())).ToList();
        return Enumerable.Range(0, count).Select(number => TestData.PublishedEvent(
            TestData.EventDetails($"Number {number}", types[random.Next(types.Length)]),
            TestData.Saturday() with { StartDate = new DateOnly(2026, 6, 6).AddDays(random.Next(120)) },
            TestData.Phoenix() with { Point = places[random.Next(places.Count)] }));

        GeoPoint Around(GeoPoint town) => new(town.Latitude + 0.3 * (random.NextDouble() - 0.5), town.Longitude + 0.3 * (random.NextDouble() - 0.5));
    }
}
