using System.Net;
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
    [InlineData("/events?zip=85003&miles=50&page=2", "/api/v1/events/points?when=upcoming&zip=85003&radius_km=80.4672")]
    [InlineData("/events?type=press_conference&from=2026-06-01&to=2026-07-01", "/api/v1/events/points?when=upcoming&type=press_conference&from=2026-06-01&to=2026-07-01")]
    [InlineData("/events?bbox=-114.5,31.25,-109,37", "/api/v1/events/points?when=upcoming&bbox=-114.5,31.25,-109,37")]
    public async Task The_map_asks_for_the_points_of_the_lists_own_filter(string path, string points)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var page = await site.GetPageAsync(path);

        Assert.Equal(points, page.GetElementById("map")!.GetAttribute("data-points"));
        using var answer = await site.GetAsync(points);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task Cards_in_the_list_offer_the_map_where_they_have_a_point(Engine engine)
    {
        var nowhere = TestData.PublishedEvent(TestData.EventDetails("Nowhere yet"), place: TestData.Phoenix() with { Point = null, Precision = PointPrecision.Unknown });
        await using var site = await Some.SiteWithAsync(engine, Some.Event("Somewhere", "2026-06-10 10:00", "America/Phoenix"), nowhere);
        var page = await site.GetPageAsync("/events");

        Assert.Equal("Show on the map: Somewhere", page.Card("Somewhere").QuerySelector("button[data-show]")!.GetAttribute("aria-label"));
        Assert.Null(page.Card("Nowhere yet").QuerySelector("button"));
        Assert.Null((await site.GetPageAsync("/")).QuerySelector("button[data-show]"));
    }

    [Theory, OnBothEngines]
    public async Task The_list_holds_what_the_map_shows_whatever_the_filter(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var query in (string[])["", "?when=past", "?state=AZ", "?type=vigil", "?zip=85003&miles=250", "?bbox=-115,31,-109,37", "?bbox=-180,50,-60,90&when=past", "?bbox=170,0,-100,80", "?from=2026-06-20&type=march"])
        {
            var page = await site.GetPageAsync($"/events{query}");
            using var answer = await site.GetAsync(page.GetElementById("map")!.GetAttribute("data-points")!);
            var points = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

            Assert.Equal(Counted(page), points.GetProperty("points").GetArrayLength() + points.GetProperty("without_point").GetInt32());
        }
    }

    [Theory, OnBothEngines]
    public async Task An_area_is_a_filter_that_is_told_kept_and_taken_off(Engine engine)
    {
        await using var site = await Some.SiteWithAsync(
            engine,
            Some.Event("Inside", "2026-06-10 10:00", "America/Phoenix"),
            Some.Event("Outside", "2026-06-11 10:00", "America/Phoenix", new GeoPoint(40.7, -74)));
        var page = await site.GetPageAsync("/es/events?type=vigil&bbox=-113,33,-111,34");

        Assert.Equal(["Inside (es)"], page.Titles());
        Assert.Equal("/es/events?type=vigil", page.QuerySelectorAll(".filters-active a").Single(a => a.Words() == "No solo en el área del mapa").GetAttribute("href"));
        Assert.Equal("-113,33,-111,34", page.QuerySelector("form.filters input[name=bbox]")!.GetAttribute("value"));
        Assert.Equal("-113,33,-111,34", page.GetElementById("map")!.GetAttribute("data-box"));
        Assert.Equal("/events?state=AZ", (await site.GetPageAsync("/events?state=AZ&bbox=0,0,1,1")).QuerySelectorAll(".empty a").Single(a => a.Words() == "Everywhere").GetAttribute("href"));
        await site.GetPageAsync("/events?bbox=1,2,3", HttpStatusCode.BadRequest);
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
        foreach (var path in (string[])["/", "/organizations", "/days/sample-two-days-of-light/flyer"])
        {
            var page = await site.GetPageAsync(path);
            Assert.Null(page.QuerySelector("script[src]"));
            Assert.DoesNotContain("/lib/map/", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothEngines]
    public async Task Events_without_a_point_are_counted_for_the_map(Engine engine)
    {
        var nowhere = TestData.PublishedEvent(TestData.EventDetails("Nowhere yet"), place: TestData.Phoenix() with { Point = null, Precision = PointPrecision.Unknown });
        await using var site = await Some.SiteWithAsync(engine, nowhere);
        using var answer = await site.GetAsync("/api/v1/events/points?when=upcoming");

        Assert.Equal(1, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("without_point").GetInt32());
    }

    private static int Counted(AngleSharp.Dom.IDocument page) =>
        int.TryParse(page.QuerySelector(".filters-active b")!.Words().Split(' ')[0], out var count) ? count : 0;
}
