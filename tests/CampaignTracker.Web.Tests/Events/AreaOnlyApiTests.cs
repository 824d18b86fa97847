using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Api;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>The same promise as <see cref="AreaOnlyPrivacyTests"/> keeps for pages, for programs, which can ask thousands of times.</summary>
public sealed partial class AreaOnlyApiTests
{
    private static readonly string[] Forms = ["/events", "/events.csv", "/events.geojson", "/events/points", "/events.ics", "/events.atom"];

    private static readonly string[] OtherPaths =
    [
        "/events/canary-one", "/events/canary-other", "/events/canary-past", "/events/canary-cancelled", "/events/canary-moved",
        "/organizations", "/organizations.csv", "/organizations/quiet", "/letters", "/enums", "/events?q=canary",
    ];

    /// <summary>Boxes, circles and ZIP codes around the true points, around the area, and elsewhere; and what has nothing to do with places.</summary>
    private static readonly string[] Filters =
    [
        "", "state=AZ", "state=NM", "type=vigil", "type=meeting", "status=published", "status=cancelled", "when=upcoming", "when=past", "from=2026-06-06&to=2026-06-06", "from=2026-06-07",
        "organization=quiet", "organization=quiet&role=host", "day_of_action=canary-day", "state=AZ&type=vigil&when=upcoming",
        .. Around(AreaOnlyPrivacyTests.OneTruth), .. Around(AreaOnlyPrivacyTests.OtherTruth), .. Around(AreaOnlyPrivacyTests.Area), .. Around(new(32.22, -110.97)),
        "zip=85379", "zip=85379&radius_km=5", "zip=85297", "zip=85297&radius_km=5", "zip=85003", "zip=85003&radius_km=1", "zip=10001",
        // Between the two truths a line would part them, if anything knew of it.
        "bbox=-180,-90,-112,90", "bbox=-112,-90,180,90", "bbox=-180,33.45,180,90", "bbox=-180,-90,180,33.45", "bbox=179,-90,-112.2,90",
    ];

    [Theory, OnBothEngines]
    public async Task No_answer_header_or_log_tells_where_an_area_only_event_truly_is(Engine engine)
    {
        await using var site = await AreaOnlyPrivacyTests.SiteAsync(engine);
        var told = 0;
        foreach (var path in Forms.SelectMany(form => Filters.Select(filter => $"{form}?{filter}")).Concat(OtherPaths))
        {
            using var answer = await site.AskAsync(path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{path} answered {(int)answer.StatusCode}");
            // What was asked is repeated in the links, and tells nothing that the asker did not know.
            AreaOnlyPrivacyTests.AssertNoCanary(path, Links().Replace(text, ""));
            AreaOnlyPrivacyTests.AssertNoCanary($"the headers of {path}", $"{answer.Headers}{answer.Content.Headers}");
            told += text.Contains("caaaa2", StringComparison.Ordinal) || text.Contains("canary-one", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(told > 40, $"{told} answers told of the event.");
        foreach (var line in site.Log)
            AreaOnlyPrivacyTests.AssertNoCanary("the log", Queries().Replace(AreaOnlyPrivacyTests.Timings().Replace(line, ""), ""));
    }

    [Theory, OnBothEngines]
    public async Task An_area_only_event_tells_its_city_and_state_and_the_middle_of_its_area(Engine engine)
    {
        await using var site = await AreaOnlyPrivacyTests.SiteAsync(engine);
        foreach (var slug in (string[])["canary-one", "canary-moved"])
        {
            var item = (await site.JsonAsync($"/events/{slug}")).GetProperty("data");
            Assert.Equal("area", item.Text("address_visibility"));
            Assert.Equal(
                """{"venue":null,"address_lines":[],"locality":"Phoenix","region":"AZ","postal_code":null,"country":"US","latitude":33.4505,"longitude":-112.0783,"precision":"area"}""",
                item.GetProperty("location").GetRawText());
        }
    }

    [Theory, OnBothEngines]
    public async Task Nothing_that_can_be_asked_tells_two_true_points_of_one_area_apart(Engine engine)
    {
        await using var site = await AreaOnlyPrivacyTests.SiteAsync(engine);
        var (together, neither) = (0, 0);
        foreach (var filter in Filters)
        {
            var list = (await site.JsonAsync($"/events?{filter}")).Items().ToList();
            var geoJson = (await site.JsonAsync($"/events.geojson?{filter}")).GetProperty("features").EnumerateArray().ToList();
            var rows = Csv.Read(await site.TextAsync($"/events.csv?{filter}"));
            var points = (await site.JsonAsync($"/events/points?{filter}")).GetProperty("points").EnumerateArray().ToList();

            var isFound = AssertAlike(filter, list.Select(item => item.GetRawText()), "canary-one", "canary-other");
            Assert.Equal(isFound, AssertAlike(filter, geoJson.Select(feature => feature.GetRawText()), "canary-one", "canary-other"));
            Assert.Equal(isFound, AssertAlike(filter, rows.Select(row => string.Join('|', row.Values)), "canary-one", "canary-other"));
            Assert.Equal(isFound, AssertAlike(filter, points.Select(point => point.GetRawText()), "caaaa2", "caaaa3"));
            _ = isFound ? together++ : neither++;
        }

        Assert.True(together > 15 && neither > 15, $"{together} found them, {neither} did not.");
    }

    [Theory, OnBothEngines]
    public async Task A_walk_by_single_events_tells_them_apart_by_nothing_but_their_names(Engine engine)
    {
        await using var site = await AreaOnlyPrivacyTests.SiteAsync(engine);
        var one = await site.JsonAsync("/events/canary-one");
        var other = await site.JsonAsync("/events/canary-other");

        Assert.Equal(Nameless(one.GetRawText()), Nameless(other.GetRawText()));
        Assert.Equal(HttpStatusCode.BadRequest, (await site.AskAsync("/events?postal_code=ZIPCANARY1")).StatusCode);
    }

    /// <returns>True where both were found; a failure where one was, or where they differ in more than their names.</returns>
    private static bool AssertAlike(string filter, IEnumerable<string> told, string oneName, string otherName)
    {
        var all = told.ToList();
        var (one, other) = (all.Find(text => text.Contains(oneName, StringComparison.Ordinal)), all.Find(text => text.Contains(otherName, StringComparison.Ordinal)));
        Assert.True(one is null == other is null, $"{filter} tells them apart.");
        Assert.Equal(one is null ? null : Nameless(one), other is null ? null : Nameless(other));
        return one is not null;
    }

    private static string Nameless(string text) => Ids().Replace(text, "")
        .Replace("Canary One", "", StringComparison.Ordinal).Replace("Canary Other", "", StringComparison.Ordinal)
        .Replace("canary-one", "", StringComparison.Ordinal).Replace("canary-other", "", StringComparison.Ordinal)
        .Replace("caaaa2", "", StringComparison.Ordinal).Replace("caaaa3", "", StringComparison.Ordinal);

    private static IEnumerable<string> Around(CampaignTracker.Data.Places.GeoPoint point)
    {
        foreach (var degrees in (double[])[0.001, 0.02, 0.1, 0.5, 2])
            yield return string.Create(CultureInfo.InvariantCulture, $"bbox={point.Longitude - degrees},{point.Latitude - degrees},{point.Longitude + degrees},{point.Latitude + degrees}");
        foreach (var kilometres in (double[])[0.5, 2, 10, 25, 50, 400])
            yield return string.Create(CultureInfo.InvariantCulture, $"near={point.Latitude},{point.Longitude}&radius_km={kilometres}");
    }

    [GeneratedRegex("\"(self|next)\":\"[^\"]*\"|<id>https?:[^<]*</id>|href=\"[^\"?]*[?][^\"]*\"")]
    private static partial Regex Links();

    [GeneratedRegex("""\?[^\s"]*""")]
    private static partial Regex Queries();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}")]
    private static partial Regex Ids();
}
