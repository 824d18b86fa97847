using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignTracker.Journeys.Tests;

public sealed class KeyboardUserGoesThroughTheMap(Chromium chromium)
{
    private const int MostTabs = 120;

    [Fact]
    public async Task A_keyboard_user_goes_through_the_map()
    {
        await using var site = await EventMapPage.StartSiteAsync();
        var page = await chromium.OpenAsync(site.Address, options => options.ReducedMotion = ReducedMotion.Reduce);
        var map = await page.OpenMapAsync("/events?state=AZ");
        var skip = map.GetByRole(AriaRole.Link, new() { Name = "Skip the map" });

        await TabToAsync(page, skip);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#map-end")).ToBeFocusedAsync();

        // Back into the map and through its marks, from the north to the south.
        await skip.FocusAsync();
        await TabToAsync(page, map.Button("Vigil, Saturday, June 6, 2026, somewhere in this area"));
        await page.Keyboard.PressAsync("Tab");
        var pair = map.Button("2 events on one spot");
        await Expect(pair).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(map.Button("March, Saturday, June 6, 2026")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");

        await page.Keyboard.PressAsync("Enter");
        await Expect(map.Slip().Locator(".map-slip-title")).ToBeFocusedAsync();
        await Expect(map.Slip()).ToContainTextAsync("Candles in Phoenix");
        await TabToAsync(page, map.Slip().GetByRole(AriaRole.Link, new() { Name = "Phoenix walks" }));
        await page.Keyboard.PressAsync("Escape");
        await Expect(map.Slip()).ToBeHiddenAsync();
        await Expect(pair).ToBeFocusedAsync();

        // The arrows move the map under the focused mark, and the focus stays with it.
        var before = await pair.BoundingBoxAsync();
        var place = await pair.Locator("..").GetAttributeAsync("style");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(pair.Locator("..")).Not.ToHaveAttributeAsync("style", place!);
        await Expect(pair).ToBeFocusedAsync();
        Assert.True((await pair.BoundingBoxAsync())!.Y < before!.Y - 20);
    }

    [Fact]
    public async Task Buttons_zoom_and_pan()
    {
        await using var site = await EventMapPage.StartSiteAsync();
        var page = await chromium.OpenAsync(site.Address, options => options.ReducedMotion = ReducedMotion.Reduce);
        var map = await page.OpenMapAsync("/events?type=march&bbox=-113.2,31.3,-110,34.5");
        await Expect(map.Marks()).ToHaveCountAsync(2);
        var phoenix = map.Marks().First;
        var tucson = map.Marks().Last;
        var start = await phoenix.BoundingBoxAsync();
        foreach (var (button, dx, dy) in ((string, int, int)[])[("West", 1, 0), ("East", -1, 0), ("North", 0, 1), ("South", 0, -1)])
        {
            var before = await phoenix.BoundingBoxAsync();
            await map.Button(button).PressAsync("Enter");
            var after = await phoenix.BoundingBoxAsync();
            Assert.Equal((dx, dy), (Math.Sign(Math.Round(after!.X - before!.X)), Math.Sign(Math.Round(after.Y - before.Y))));
        }

        var apart = await DistanceAsync();
        await map.Button("Farther away").PressAsync("Enter");
        Assert.InRange(await DistanceAsync(), apart * 0.4, apart * 0.6);
        await map.Button("Closer").PressAsync("Enter");
        Assert.InRange(await DistanceAsync(), apart * 0.9, apart * 1.1);
        Assert.InRange((await phoenix.BoundingBoxAsync())!.Y, start!.Y - 2, start.Y + 2);

        async Task<double> DistanceAsync() => (await tucson.BoundingBoxAsync())!.Y - (await phoenix.BoundingBoxAsync())!.Y;
    }

    [Fact]
    public async Task From_a_card_to_its_mark_and_back()
    {
        await using var site = await EventMapPage.StartSiteAsync();
        var page = await chromium.OpenAsync(site.Address, options =>
        {
            options.ReducedMotion = ReducedMotion.Reduce;
            options.ViewportSize = new() { Width = 360, Height = 720 };
        });
        await page.GotoAsync("/events");
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Show on the map: Tucson walks" });
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        var map = page.Locator("#map");
        await Expect(map.Slip().Locator(".map-slip-title")).ToBeFocusedAsync(new() { Timeout = 30_000 });
        await Expect(map.Slip()).ToContainTextAsync("Tucson walks");
        await Expect(map.Locator(".map-marks button[data-lit]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(opener).ToBeFocusedAsync();
    }

    private static async Task TabToAsync(IPage page, ILocator wanted)
    {
        var element = await wanted.ElementHandleAsync();
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("element => document.activeElement === element", element))
                return;
        }

        Assert.Fail($"No key leads to {wanted}.");
    }
}
