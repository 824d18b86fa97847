using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Each filter finds what fits and leaves out what does not, in each form.</summary>
public sealed class EventFilterTests
{
    /// <summary>What is asked, and the slugs that fit.</summary>
    private static readonly Dictionary<string, string> Expected = new()
    {
        [""] = "adak cancelled guam march phoenix postponed tucson",
        ["state=NM"] = "march",
        ["state=nm"] = "march",
        ["state=WY"] = "",
        ["type=meeting"] = "tucson",
        ["type=press_conference"] = "",
        ["status=published"] = "adak guam march phoenix tucson",
        ["status=cancelled"] = "cancelled",
        ["status=postponed"] = "postponed",
        ["from=2026-06-10"] = "march postponed",
        ["to=2026-06-06"] = "adak cancelled guam phoenix tucson",
        ["from=2026-06-10&to=2026-06-10"] = "march",
        ["when=all"] = "adak cancelled guam march phoenix postponed tucson",
        ["when=upcoming"] = "adak cancelled guam march phoenix postponed",
        ["when=past"] = "tucson",
        ["bbox=-113,33,-112,34"] = "phoenix",
        ["bbox=-112.08,33.45,-112.08,33.45"] = "phoenix",
        ["bbox=-112.07,33,-112,34"] = "",
        ["bbox=170,-90,-170,90"] = "adak",
        ["bbox=140,-90,-170,90"] = "adak guam",
        ["bbox=-180,-90,180,90"] = "adak cancelled guam march phoenix tucson",
        ["near=33.45,-112.08&radius_km=1"] = "phoenix",
        ["near=33.45,-112.08&radius_km=173"] = "phoenix tucson",
        ["near=33.45,-112.08&radius_km=170.5"] = "phoenix",
        ["near=33.45,-112.08"] = "phoenix",
        ["near=52,179.9&radius_km=300"] = "adak",
        ["zip=85003"] = "phoenix",
        ["zip=85003-1234&radius_km=200"] = "phoenix tucson",
        ["zip=10001"] = "",
        ["organization=leads"] = "phoenix tucson",
        ["organization=helps"] = "march phoenix",
        ["organization=leads&role=host"] = "phoenix tucson",
        ["organization=leads&role=cohost"] = "",
        ["organization=helps&role=cohost"] = "phoenix",
        ["organization=helps&role=host"] = "march",
        ["organization=helps&role=lead"] = "march",
        ["organization=helps&role=co_host"] = "phoenix",
        ["organization=helps&role=host,cohost"] = "march phoenix",
        ["organization=helps&role=co_host,%20cohost"] = "phoenix",
        ["organization=leads&role=lead,co_host"] = "phoenix tucson",
        ["day_of_action=a-day"] = "tucson",
        ["day_of_action=another-day"] = "",
        ["state=AZ&type=vigil&from=2026-06-01"] = "phoenix",
        ["state=AZ&type=march"] = "",
    };

    [Theory, OnBothEngines]
    public async Task A_filter_finds_what_fits_and_nothing_else(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        foreach (var (query, expected) in Expected)
        {
            var list = await site.JsonAsync($"/events?{query}");
            var geoJson = await site.JsonAsync($"/events.geojson?{query}");
            var points = await site.JsonAsync($"/events/points?{query}");
            var csv = Csv.Read(await site.TextAsync($"/events.csv?{query}"));

            Assert.Equal((query, expected), (query, Joined(list.Items().Select(item => item.Text("slug")!))));
            Assert.Equal((query, expected), (query, Joined(geoJson.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").Text("slug")!))));
            Assert.Equal((query, expected), (query, Joined(csv.Select(row => row["url"].Split('/')[^1]))));
            var fitting = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            Assert.Equal((query, fitting), (query, list.GetProperty("meta").GetProperty("count").GetInt32()));
            Assert.Equal((query, fitting), (query, points.GetProperty("points").GetArrayLength() + points.GetProperty("without_point").GetInt32()));
        }
    }

    [Theory, OnBothEngines]
    public async Task Several_are_asked_at_once_by_their_ids(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var db = await site.OpenDatabaseAsync();
        var ids = await db.Events.ToDictionaryAsync(e => e.Slug, e => e.Id);

        Assert.Equal(["phoenix"], await site.SlugsAsync($"/events?id={ids["phoenix"]}"));
        Assert.Equal("march phoenix", Joined(await site.SlugsAsync($"/events?id={ids["phoenix"]},%20{ids["march"]},{Guid.NewGuid()}")));
        Assert.Equal(["march"], await site.SlugsAsync($"/events?id={ids["phoenix"]},{ids["march"]}&state=NM"));
        Assert.Empty(await site.SlugsAsync($"/events?id={ids["proposed"]},{ids["declined"]}"));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var (leads, helps) = (TestData.ListedOrganization("Leads", slug: "leads"), TestData.ListedOrganization("Helps", slug: "helps"));
        var day = Day("a-day");
        var past = ApiReading.Event("tucson", point: new(32.22, -110.97), type: EventType.Meeting, day: "2026-05-20", lead: leads);
        past.BelongsTo(day);
        var cancelled = ApiReading.Event("cancelled", "CA", new(34.05, -118.24));
        cancelled.Cancel(BilingualText.Empty, TestData.By, TestData.At);
        var postponed = ApiReading.Event("postponed", "TX", day: "2026-06-20");
        postponed.Postpone(BilingualText.Empty, TestData.By, TestData.At);
        var declined = CampaignEvent.Propose(TestData.EventDetails(slug: "declined"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);
        declined.Decline("No.", TestData.By, TestData.At);

        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.AddRangeAsync(
            leads, helps, day, Day("another-day"), past, cancelled, postponed, declined,
            CampaignEvent.Propose(TestData.EventDetails(slug: "proposed"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At),
            ApiReading.Event("phoenix", point: new GeoPoint(33.45, -112.08), lead: leads, coHost: helps),
            ApiReading.Event("march", "NM", new(35.69, -105.94), EventType.March, "2026-06-10", lead: helps),
            ApiReading.Event("adak", "AK", new(51.88, -176.65), EventType.Rally, zone: "America/Adak"),
            ApiReading.Event("guam", "GU", new(13.47, 144.75), EventType.Rally, zone: "Pacific/Guam")));
        return site;
    }

    private static DayOfAction Day(string slug) =>
        DayOfAction.Call(slug, new("A day", "Un día"), BilingualText.Empty, new(2026, 5, 20), new(2026, 5, 20), [], TestData.By, TestData.At);

    private static string Joined(IEnumerable<string> slugs) => string.Join(' ', slugs.Order(StringComparer.Ordinal));
}
