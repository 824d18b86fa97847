using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CampaignTracker.Journeys.Tests;

public sealed class OrganizerBrowsesTheMap(Chromium chromium)
{
    [Fact]
    public async Task An_organizer_browses_the_map_filters_to_marches_in_Arizona_and_opens_one()
    {
        await using var site = await EventMapPage.StartSiteAsync();
        var page = await chromium.OpenAsync(site.Address);
        var map = await page.OpenMapAsync("/events");
        await Expect(map.Locator(".map-said")).ToHaveTextAsync("1 event of the list is not on the map: its place is not known.");
        await Expect(map.Button("March, Saturday, June 6, 2026")).ToHaveCountAsync(1);

        await page.Locator("#type").SelectOptionAsync("march");
        await page.Locator("#state").SelectOptionAsync("AZ");
        await page.Locator("form.filters button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/events?*type=march&state=AZ*");
        map = await page.MapAsync();
        await Expect(map.Marks()).ToHaveCountAsync(2);
        Assert.Equal(["Phoenix walks", "Tucson walks"], (await page.TitlesAsync()).Order());

        // In reading order Phoenix comes before Tucson, which lies south of it.
        await map.Marks().First.ClickAsync();
        await Expect(map.Slip()).ToContainTextAsync("Phoenix walks");
        await Expect(map.Slip()).ToContainTextAsync("Saturday, June 6, 2026, 7:00 PM MST");
        await Expect(map.Slip()).ToContainTextAsync("200 Test Street, Phoenix, AZ");
        await Expect(page.Locator(".days .event[data-lit]")).ToContainTextAsync("Phoenix walks");

        await map.Slip().GetByRole(AriaRole.Link, new() { Name = "Phoenix walks" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Phoenix walks");
    }

    [Fact]
    public async Task The_area_in_sight_becomes_the_filter_and_back_and_forward_work()
    {
        await using var site = await EventMapPage.StartSiteAsync();
        var page = await chromium.OpenAsync(site.Address);
        var map = await page.OpenMapAsync("/events?type=march");
        await Expect(map.Button("Search in this area")).ToBeHiddenAsync();
        await page.Locator(".days .event", new() { HasText = "New York walks" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(map.Slip()).ToContainTextAsync("New York walks");
        await map.Button("Search in this area").ClickAsync();

        await page.WaitForURLAsync("**/events?type=march&bbox=-*");
        Assert.Equal(["New York walks"], await page.TitlesAsync());
        await Expect((await page.MapAsync()).Marks()).ToHaveCountAsync(1);

        await page.GoBackAsync();
        await page.WaitForURLAsync("**/events?type=march");
        Assert.Equal(3, (await page.TitlesAsync()).Count);
        await page.GoForwardAsync();
        await page.WaitForURLAsync("**bbox=*");
        Assert.Equal(["New York walks"], await page.TitlesAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Not only in the area of the map" }).ClickAsync();
        await page.WaitForURLAsync("**/events?type=march");
        Assert.Equal(3, (await page.TitlesAsync()).Count);
    }

    [Fact]
    public async Task A_card_on_another_page_of_the_list_opens_under_its_mark()
    {
        await using var site = await EventMapPage.StartSiteAsync();
        await site.ChangeAsync(async db => await db.AddRangeAsync(Enumerable.Range(1, 30).Select(number =>
            EventMapPage.Event($"Candles {number}", Data.Events.EventType.Vigil, EventMapPage.NewYork, "New York", "NY"))));
        var page = await chromium.OpenAsync(site.Address);
        var map = await page.OpenMapAsync("/events?page=2");

        await map.Button("31 events on one spot").ClickAsync();

        await Expect(map.Slip().Locator("article.event")).ToHaveCountAsync(20);
        await Expect(map.Slip()).ToContainTextAsync("And 11 more");
        await Expect(map.Slip().Button("Look closer")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Several_events_open_as_a_list_that_leads_closer()
    {
        await using var site = await EventMapPage.StartSiteAsync();
        var page = await chromium.OpenAsync(site.Address);
        var map = await page.OpenMapAsync("/es/events");

        await map.Button("4 eventos por aquí, Arizona").ClickAsync();
        await Expect(map.Slip().Locator("article.event")).ToHaveCountAsync(4);
        await Expect(map.Slip().Locator(".map-card", new() { HasText = "A quiet table (es)" })).ToContainTextAsync("El círculo es el área, no el lugar.");
        await map.Slip().Button("Ver más de cerca").ClickAsync();

        await Expect(map.Slip()).ToBeHiddenAsync();
        await Expect(map.Button("2 eventos en un mismo punto")).ToBeVisibleAsync();
        var area = map.Button("Vigilia, sábado, 6 de junio de 2026, en algún lugar de esta área");
        await Expect(area).ToHaveAttributeAsync("data-precision", "area");
        Assert.Equal("dashed", await area.Locator(".mark").EvaluateAsync<string>("mark => getComputedStyle(mark).borderStyle"));
    }

    [Theory]
    [InlineData("Alaska", "AK", 61.2, -149.9)]
    [InlineData("Hawaii", "HI", 21.3, -157.86)]
    [InlineData("Puerto Rico", "PR", 18.4, -66.06)]
    public async Task Far_parts_of_the_country_are_a_button_away(string region, string state, double latitude, double longitude)
    {
        await using var site = await EventMapPage.StartSiteAsync();
        await site.ChangeAsync(async db => await db.AddAsync(
            EventMapPage.Event("Far away", Data.Events.EventType.TeachIn, new(latitude, longitude), "Farville", state)));
        var page = await chromium.OpenAsync(site.Address, options => options.ReducedMotion = ReducedMotion.Reduce);
        var map = await page.OpenMapAsync("/events");

        await map.Button(region).ClickAsync();
        await Expect(map.Button("Teach-in, Saturday, June 6, 2026")).ToBeVisibleAsync();
        await map.Button("Lower 48").ClickAsync();
        await Expect(map.Marks().Filter(new() { HasText = "4" })).ToBeVisibleAsync();
    }
}
