using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class NeighborKeepsAVigil(Chromium chromium)
{
    [Fact]
    public async Task A_neighbor_puts_Saturdays_vigil_in_their_calendar_without_JavaScript()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db => await db.AddAsync(TestData.PublishedEvent(
            TestData.EventDetails("Candles at the plaza", EventType.Vigil, slug: "candles"), TestData.Saturday() with { EndTime = new(20, 30) })));
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.JavaScriptEnabled = false;
            options.ViewportSize = new() { Width = 360, Height = 720 };
        });

        await page.GotoAsync("/events");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Candles at the plaza" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Add to your calendar" }).ClickAsync());

        Assert.Equal("candles.ics", download.SuggestedFilename);
        var calendar = await CalendarFile.ReadAsync(await File.ReadAllTextAsync(await download.PathAsync()));
        var kept = Assert.Single(calendar.Events);
        Assert.Equal(("Candles at the plaza", "CONFIRMED", "Test Plaza, 200 Test Street, Phoenix, AZ 85003"), (kept.Summary, kept.Status, kept.Location));
        Assert.Equal(new DateTimeOffset(2026, 6, 6, 19, 0, 0, TimeSpan.FromHours(-7)), kept.Start.Instant);
        Assert.Equal(new DateTimeOffset(2026, 6, 6, 20, 30, 0, TimeSpan.FromHours(-7)), kept.End!.Instant);
    }
}
