using System.Text.Json;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Events for maps: GeoJSON (RFC 7946), and the points alone.</summary>
public sealed class MapFormTests
{
    [Theory, OnBothEngines]
    public async Task GeoJSON_holds_every_event_with_its_longitude_first_and_no_geometry_where_no_point_is_known(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        using var response = await site.AskAsync("/events.geojson");
        var collection = await site.JsonAsync("/events.geojson");
        var features = collection.GetProperty("features").EnumerateArray().ToDictionary(f => f.GetProperty("properties").Text("slug")!);

        Assert.Equal("application/geo+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["type", "features"], collection.Names());
        Assert.Equal("FeatureCollection", collection.Text("type"));
        Assert.Equal(["area", "cancelled", "city", "exact", "nowhere", "postponed", "zip"], features.Keys.Order(StringComparer.Ordinal));
        Assert.All(features.Values, feature => Assert.Equal(("Feature", "type,id,geometry,properties"), (feature.Text("type"), string.Join(',', feature.Names()))));
        Assert.Equal("""{"type":"Point","coordinates":[-112.0812345678,33.4512345678]}""", features["exact"].GetProperty("geometry").GetRawText());
        Assert.Equal(JsonValueKind.Null, features["nowhere"].GetProperty("geometry").ValueKind);
        var listed = (await site.JsonAsync("/events")).Items().Single(item => item.Text("slug") == "exact");
        Assert.Equal(listed.GetRawText(), features["exact"].GetProperty("properties").GetRawText());
        Assert.Equal(listed.Text("id"), features["exact"].Text("id"));
    }

    [Theory, OnBothEngines]
    public async Task Points_are_lists_of_five_and_say_by_their_places_what_is_not_exact_or_not_on(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var answer = await site.JsonAsync("/events/points");
        var types = Strings(answer.GetProperty("types"));
        var points = answer.GetProperty("points").EnumerateArray().ToList();
        var codes = points.Select(point => point[3].GetString()!).ToList();

        Assert.Equal(["types", "points", "areas", "approximate", "cancelled", "postponed", "without_point"], answer.Names());
        Assert.Equal(["vigil", "march", "rally", "press_conference", "letter_delivery", "prayer_service", "teach_in", "meeting", "other"], types);
        Assert.Equal("""[-112.08123,33.45123,1,"exacta","2026-06-06"]""", points[codes.IndexOf("exacta")].GetRawText());
        Assert.Equal(["areaaa", "cancee", "ctyyyy", "exacta", "pstppp", "zppzzz"], codes.Order(StringComparer.Ordinal));
        Assert.All(points, point => Assert.Equal(5, point.GetArrayLength()));
        Assert.Equal(["areaaa"], Named("areas"));
        Assert.Equal(["ctyyyy", "zppzzz"], Named("approximate"));
        Assert.Equal(["cancee"], Named("cancelled"));
        Assert.Equal(["pstppp"], Named("postponed"));
        Assert.Equal(1, answer.GetProperty("without_point").GetInt32());

        string[] Named(string list) => [.. answer.GetProperty(list).EnumerateArray().Select(place => codes[place.GetInt32()]).Order(StringComparer.Ordinal)];
    }

    [Theory, OnBothEngines]
    public async Task A_code_is_that_of_the_short_link(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        using var followed = await site.GetAsync("/e/exacta");

        Assert.EndsWith("/events/exact", followed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("http://localhost/e/exacta", (await site.JsonAsync("/events/exact")).GetProperty("data").Text("short_url"));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var phoenix = new GeoPoint(33.4512345678, -112.0812345678);
        var cancelled = Event("cancelled", "cancee", TestData.Phoenix());
        cancelled.Cancel(BilingualText.Empty, TestData.By, TestData.At);
        var postponed = Event("postponed", "pstppp", TestData.Phoenix());
        postponed.Postpone(BilingualText.Empty, TestData.By, TestData.At);
        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.AddRangeAsync(
            cancelled, postponed,
            Event("exact", "exacta", TestData.Phoenix() with { Point = phoenix }, EventType.March),
            Event("area", "areaaa", TestData.Phoenix() with { Visibility = AddressVisibility.Area, AreaPoint = new(33.5, -112) }),
            Event("zip", "zppzzz", TestData.Phoenix() with { Precision = PointPrecision.PostalCode }),
            Event("city", "ctyyyy", TestData.Phoenix() with { Precision = PointPrecision.City }),
            Event("nowhere", "nxwher", TestData.Phoenix() with { Point = null }),
            CampaignEvent.Propose(TestData.EventDetails(slug: "proposed"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At)));
        return site;
    }

    private static CampaignEvent Event(string slug, string code, EventPlace place, EventType type = EventType.Vigil) =>
        TestData.PublishedEvent(TestData.EventDetails(slug, type, slug) with { Code = code }, place: place);

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetString()!)];
}
