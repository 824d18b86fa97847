using System.Text.RegularExpressions;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What the journeys on the map share: a site with events on it, and how the map is spoken of.</summary>
internal static class EventMapPage
{
    public static readonly GeoPoint Phoenix = new(33.45, -112.07);
    public static readonly GeoPoint Tucson = new(32.22, -110.97);
    public static readonly GeoPoint Flagstaff = new(35.2, -111.65);
    public static readonly GeoPoint NewYork = new(40.71, -74.01);

    public static IReadOnlyList<GeoPoint> Towns { get; } =
        [Phoenix, Tucson, NewYork, new(34.05, -118.24), new(41.88, -87.63), new(29.76, -95.37), new(33.75, -84.39), new(39.74, -104.99), new(25.76, -80.19), new(47.61, -122.33)];

    /// <summary>Two marches and two vigils in Arizona, a march in New York, and a vigil nobody knows the place of.</summary>
    public static async Task<CampaignSite> StartSiteAsync()
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { OnKestrel = true });
        await site.ChangeAsync(async db => await db.AddRangeAsync(
            Event("Tucson walks", EventType.March, Tucson, "Tucson"),
            Event("Phoenix walks", EventType.March, Phoenix, "Phoenix"),
            Event("Candles in Phoenix", EventType.Vigil, Phoenix, "Phoenix"),
            Event("A quiet table", EventType.Vigil, Flagstaff, "Flagstaff", isArea: true),
            Event("New York walks", EventType.March, NewYork, "New York", "NY"),
            TestData.PublishedEvent(TestData.EventDetails("Somewhere"), place: new EventPlace { City = "Yuma", State = "AZ" })));
        return site;
    }

    public static CampaignEvent Event(string title, EventType type, GeoPoint point, string city, string state = "AZ", bool isArea = false) => TestData.PublishedEvent(
        TestData.EventDetails(title, type),
        place: TestData.Phoenix() with
        {
            City = city,
            State = state,
            Point = point,
            Visibility = isArea ? AddressVisibility.Area : AddressVisibility.Public,
            AreaPoint = isArea ? point : null,
        });

    /// <summary>Opens the list and waits until its map is drawn.</summary>
    public static async Task<ILocator> OpenMapAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        return await page.MapAsync();
    }

    /// <summary>Opens the list and waits until all that its map needs has come: its worker is the last.</summary>
    public static async Task<ILocator> OpenMapWithWorkerAsync(this IPage page, string path)
    {
        var worker = page.WaitForRequestFinishedAsync(new() { Predicate = request => request.Url.Contains("-worker.", StringComparison.Ordinal), Timeout = 60_000 });
        var map = await page.OpenMapAsync(path);
        await worker;
        return map;
    }

    public static async Task<ILocator> MapAsync(this IPage page)
    {
        var map = page.Locator("#map[data-state='ready']");
        await page.Locator("#map").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(map).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return map;
    }

    public static ILocator Marks(this ILocator map) => map.Locator(".map-marks button");

    public static ILocator Slip(this ILocator map) => map.Locator("dialog.map-slip");

    /// <summary>A button by its name; a mark of one event also tells its state.</summary>
    public static ILocator Button(this ILocator map, string name) =>
        map.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(name)}(, (Arizona|New York|Alaska|Hawaii|Puerto Rico))?$") });

    /// <summary>The titles of the list, without those under the map.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(this IPage page) => await page.Locator(".days article.event h3 a").AllInnerTextsAsync();
}
