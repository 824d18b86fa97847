using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>What the page of events prepares for the map's script, and that it stands without it.</summary>
public sealed class EventMapTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task The_list_comes_first_and_the_map_is_hidden_until_its_script_shows_it(Engine engine)
    {
        var page = await (await sites.OnAsync(engine)).GetPageAsync("/events");
        var list = page.QuerySelector(".days")!;
        var map = page.GetElementById("map")!;

        Assert.True(list.CompareDocumentPosition(map).HasFlag(AngleSharp.Dom.DocumentPositions.Following));
        Assert.True(map.HasAttribute("hidden"));
        Assert.All(page.QuerySelectorAll("[data-with-map]"), element => Assert.True(element.HasAttribute("hidden")));
        Assert.Contains(page.QuerySelectorAll("[data-with-map] a"), link => link.GetAttribute("href") == "#map");
        Assert.Equal("#map-end", map.QuerySelector("a.skip")!.GetAttribute("href"));
        Assert.NotNull(page.GetElementById("map-end"));
    }

    [Theory]
    [InlineData("/events", "/api/v1/events/points?when=upcoming")]
    [InlineData("/es/events?when=past&state=az", "/api/v1/events/points?when=past&state=AZ")]
    [InlineData("/events?zip=85003&miles=50&page=2", "/api/v1/events/points?when=upcoming&zip=85003&miles=50")]
    [InlineData("/events?type=press_conference&from=2026-06-01&to=2026-07-01", "/api/v1/events/points?when=upcoming&type=press_conference&from=2026-06-01&to=2026-07-01")]
    public async Task The_map_asks_for_the_points_of_the_lists_own_filter(string path, string points)
    {
        var page = await (await sites.OnAsync(Engine.Sqlite)).GetPageAsync(path);

        Assert.Equal(points, page.GetElementById("map")!.GetAttribute("data-points"));
    }

    [Theory, OnBothEngines]
    public async Task Cards_in_the_list_offer_the_map_where_they_have_a_point(Engine engine)
    {
        var nowhere = TestData.PublishedEvent(TestData.EventDetails("Nowhere yet"), place: TestData.Phoenix() with { Point = null, Precision = PointPrecision.Unknown });
        await using var site = await Some.SiteWithAsync(engine, Some.Event("Somewhere", "2026-06-10 10:00", "America/Phoenix"), nowhere);
        var page = await site.GetPageAsync("/events");

        Assert.Equal("Show on the map: Somewhere", page.Card("Somewhere").QuerySelector("button[data-show]")!.Words());
        Assert.Null(page.Card("Nowhere yet").QuerySelector("button"));
        Assert.Equal("2", page.GetElementById("map")!.GetAttribute("data-total"));
        Assert.Null((await site.GetPageAsync("/")).QuerySelector("button[data-show]"));
    }

    [Theory]
    [InlineData("/events", "en-US", "Vigil", "New York", "/events/cards")]
    [InlineData("/es/events", "es-US", "Vigilia", "Nueva York", "/es/events/cards")]
    public async Task The_script_is_given_its_words_in_the_readers_language(string path, string language, string vigil, string newYork, string cards)
    {
        var map = (await (await sites.OnAsync(Engine.Sqlite)).GetPageAsync(path)).GetElementById("map")!;
        var words = JsonDocument.Parse(map.GetAttribute("data-words")!).RootElement;

        Assert.Equal(language, words.GetProperty("language").GetString());
        Assert.Equal(vigil, words.GetProperty("types").GetProperty("vigil").GetString());
        Assert.Equal(newYork, words.GetProperty("states").GetProperty("NY").GetString());
        Assert.Equal(UsStates.Codes.Count, words.GetProperty("states").EnumerateObject().Count());
        Assert.Equal(cards, map.GetAttribute("data-cards"));
    }

    [Fact]
    public async Task What_the_map_needs_is_served_under_names_that_never_change()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var page = await site.GetPageAsync("/events");
        var map = page.GetElementById("map")!;
        string?[] addresses =
        [
            page.QuerySelector("script[type=module]")!.GetAttribute("src"), page.QuerySelector("link[href*='map.']")!.GetAttribute("href"),
            .. ((string[])["library", "worker", "states", "counties"]).Select(name => map.GetAttribute($"data-{name}")),
        ];
        foreach (var address in addresses)
        {
            using var answer = await site.GetAsync(address!);
            Assert.True(answer.IsSuccessStatusCode, address);
            Assert.Matches(@"^/lib/map/[\w-]+\.\w{10}\.(js|css|json)$", address);
        }
    }

    [Fact]
    public async Task Pages_without_the_map_ask_for_nothing_of_it()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        foreach (var path in (string[])["/", "/organizations", "/days/sample-two-days-of-light"])
        {
            var page = await site.GetPageAsync(path);
            Assert.Null(page.QuerySelector("script[src]"));
            Assert.DoesNotContain("/lib/map/", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }
}
