using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

public sealed class NeighborFindsVigils(Chromium chromium)
{
    [Fact]
    public async Task A_neighbor_finds_the_vigils_near_their_ZIP_next_weekend()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db =>
        {
            await db.AddAsync(Saturday("Candles at the plaza", EventType.Vigil, new(2026, 6, 6)));
            await db.AddAsync(Saturday("A march downtown", EventType.March, new(2026, 6, 6)));
            await db.AddAsync(Saturday("Candles in two weeks", EventType.Vigil, new(2026, 6, 20)));
            await db.AddAsync(TestData.PublishedEvent(
                TestData.EventDetails("Candles in Tucson"), TestData.Saturday(), TestData.Phoenix() with { City = "Tucson", PostalCode = "85701", Point = new(32.217, -110.971) }));
        });
        var page = await chromium.OpenAsync(site.Address);

        await page.GotoAsync("/events");
        await page.Locator("#type").SelectOptionAsync("vigil");
        await page.Locator("#from").FillAsync("2026-06-06");
        await page.Locator("#to").FillAsync("2026-06-07");
        await page.Locator("#zip").FillAsync("85003");
        await page.Locator("form.filters button[type=submit]").ClickAsync();

        var found = page.GetByRole(AriaRole.Main).Locator("article");
        await Assertions.Expect(found).ToHaveCountAsync(1);
        await Assertions.Expect(found).ToContainTextAsync("Candles at the plaza");
        await Assertions.Expect(found).ToContainTextAsync("MST");
        await found.GetByRole(AriaRole.Link, new() { Name = "Candles at the plaza" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Candles at the plaza");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("200 Test Street");
    }

    private static CampaignEvent Saturday(string title, EventType type, DateOnly day) =>
        TestData.PublishedEvent(TestData.EventDetails(title, type), TestData.Saturday() with { StartDate = day });
}
