using System.Net;
using System.Text.Json;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Grids;

namespace CampaignTracker.Web.Tests.Events.Planning;

/// <summary>The list and the map beside it ask alike, and show the true place to those alone who may organize.</summary>
public sealed class PlannedListTests
{
    private static readonly GeoPoint Tucson = new(32.22174, -110.97);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Each_filter_narrows_the_list_and_the_map_alike(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var db = await site.OpenDatabaseAsync();
        var day = db.DaysOfAction.Single().Id;
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Organizer);

        (string Query, string[] Titles)[] asked =
        [
            ("", ["Proposed", "Flagstaff", "Hidden", "New York"]),
            ("?when=past", ["Past"]),
            ("?when=all", ["New York", "Hidden", "Flagstaff", "Proposed", "Past"]),
            ("?state=NY", ["New York"]),
            ("?type=march", ["New York"]),
            ("?status=proposed", ["Proposed"]),
            ($"?day={day}", ["Hidden"]),
            ("?place=unsure", ["Flagstaff"]),
            ("?q=candle+keepers", ["New York"]),
            ("?q=Several churches", ["Flagstaff"]),
            ("?sort=-start", ["New York", "Hidden", "Flagstaff", "Proposed"]),
            ("?sort=state", ["Proposed", "Flagstaff", "Hidden", "New York"]),
            ("?state=nowhere&type=x&status=&day=x&bbox=a,b", ["Proposed", "Flagstaff", "Hidden", "New York"]),
        ];
        foreach (var (query, titles) in asked)
        {
            Assert.Equal(titles, await TitlesAsync(acting, query));
            var (_, codes, without) = await PointsAsync(browser, query);
            Assert.Equal(titles.Length, codes.Count + without);
        }
    }

    [Theory, OnBothEngines]
    public async Task An_area_of_the_map_holds_true_places_for_organizers_and_public_ones_for_readers(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var organizer = await Acting.AsAsync(site, OrganizerRole.Organizer);
        await using var reader = await Acting.AsAsync(site, OrganizerRole.Reader);
        const string aroundTucson = "?bbox=-111.2,32,-110.7,32.5";
        const string aroundPhoenix = "?bbox=-112.2,33.3,-112,33.6&q=";

        Assert.Equal(["Hidden"], await TitlesAsync(organizer, aroundTucson));
        Assert.Empty(await TitlesAsync(reader, aroundTucson));
        Assert.Equal(["Proposed"], await TitlesAsync(organizer, aroundPhoenix));
        Assert.Equal(["Proposed", "Hidden"], await TitlesAsync(reader, aroundPhoenix));
    }

    [Theory, OnBothEngines]
    public async Task The_map_shows_where_a_hidden_event_truly_is_to_organizers_and_no_one_else(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        using var organizer = await site.BrowserOfAsync(OrganizerRole.Organizer);
        using var reader = await site.BrowserOfAsync(OrganizerRole.Reader);
        using var nobody = await site.BrowserOfAsync(null);

        var (full, _, _) = await PointsAsync(organizer, "?status=published&day=&state=AZ&q=quiet");
        Assert.Contains("32.22174", full, StringComparison.Ordinal);
        Assert.Contains("\"hidden\":[0]", full, StringComparison.Ordinal);
        var (coarse, _, _) = await PointsAsync(reader, "?status=published&state=AZ&q=quiet");
        Assert.DoesNotContain("32.22174", coarse, StringComparison.Ordinal);
        Assert.Contains("\"areas\":[0]", coarse, StringComparison.Ordinal);
        foreach (var path in (string[])[PlanningEndpoints.Points, PlanningEndpoints.Layers, PlanningEndpoints.Cards])
        {
            using var refused = await nobody.GetAsync(new Uri(path, UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_keeps_what_the_map_is_told()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Organizer);
        foreach (var path in (string[])[PlanningEndpoints.Points, PlanningEndpoints.Layers, $"{PlanningEndpoints.Cards}?code=abc234"])
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore, path);
        }
    }

    [Theory, OnBothEngines]
    public async Task The_cards_under_a_mark_lead_to_the_events_pages_among_organizers(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var db = await site.OpenDatabaseAsync();
        var proposed = db.Events.Single(e => e.Status == EventStatus.Proposed);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Reader);

        var html = await browser.GetStringAsync(new Uri($"{PlanningEndpoints.Cards}?code={proposed.Code},nonsense", UriKind.Relative), Ct);

        Assert.Contains($"/organize/events/{proposed.Id}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Test Street", html, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Under_the_events_lie_members_and_agencies_with_an_agreement_in_force(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            var (one, other) = (Agency("one", new GeoPoint(33.4, -112)), Agency("other", new GeoPoint(34.4, -112)));
            await db.AddRangeAsync(
                TestData.ListedOrganization(city: "Phoenix"), TestData.ListedOrganization(city: "phoenix"), TestData.ListedOrganization(city: "Nowhereville", state: "NM"),
                TestData.ListedOrganization(city: "", state: ""), TestData.Organization(city: "Tucson"),
                Agreement(one, AgreementStatus.InForce), Agreement(one, AgreementStatus.InForce), Agreement(other, AgreementStatus.Ended));
        });
        using var browser = await site.BrowserOfAsync(OrganizerRole.Reader);
        using var json = JsonDocument.Parse(await browser.GetStringAsync(new Uri(PlanningEndpoints.Layers, UriKind.Relative), Ct));

        Assert.Equal([1, 2], json.RootElement.GetProperty("members").EnumerateArray().Select(place => place[2].GetInt32()).Order());
        Assert.Equal([33.4], json.RootElement.GetProperty("agencies").EnumerateArray().Select(place => place[1].GetDouble()));
        Assert.Equal(1, json.RootElement.GetProperty("without_point").GetInt32());
    }

    [Theory, OnBothEngines]
    public async Task The_gaps_begin_with_states_that_have_agreements_and_members_and_no_event(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db => await db.AddRangeAsync(
            Agreement(Agency("a", null, "GA"), AgreementStatus.InForce), TestData.ListedOrganization(state: "GA"),
            Agreement(Agency("b", null, "TX"), AgreementStatus.InForce), Agreement(Agency("c", null, "TX"), AgreementStatus.InForce), TestData.ListedOrganization(state: "TX"),
            Agreement(Agency("d", null, "FL"), AgreementStatus.InForce),
            Agreement(Agency("e", null, "AZ"), AgreementStatus.InForce), TestData.ListedOrganization(state: "AZ"), TestData.PublishedEvent(), PlanSheets.Proposed(),
            Agreement(Agency("f", null, "NC"), AgreementStatus.InForce), TestData.ListedOrganization(state: "NC"),
            TestData.PublishedEvent(schedule: TestData.Saturday() with { StartDate = new(2026, 5, 2) }, place: TestData.Phoenix() with { State = "NC" }),
            TestData.ListedOrganization(state: "VT"), Agreement(Agency("g", null, "ME"), AgreementStatus.Ended)));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);

        var gaps = await acting.The<FindGaps>().ReadAsync(Ct);

        Assert.Equal(["TX", "GA", "NC", "FL", "VT", "AZ"], gaps.States.Select(state => state.State));
        Assert.Equal(3, gaps.Gaps);
        Assert.Equal(new StateGap("AZ", 1, 1, 1, 1), gaps.States[^1]);
    }

    private static Agency Agency(string slug, GeoPoint? centre, string state = "AZ") =>
        CampaignTracker.Data.Agreements.Agency.Keep(slug, $"Sheriff {slug}", state, "", "", AgencyLevel.County, centre, TestData.By, TestData.At);

    private static Agreement Agreement(Agency agency, AgreementStatus status) => CampaignTracker.Data.Agreements.Agreement.Keep(
        agency, new(AgreementModel.TaskForce, null, status, new(2026, 5, 1), null, CampaignTracker.Data.BilingualText.Empty, [new("A list", "https://list.example")]), TestData.By, TestData.At);

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var day = DayOfAction.Call("a-day", new("A day", "Un día"), CampaignTracker.Data.BilingualText.Empty, new(2026, 6, 7), new(2026, 6, 7), [], TestData.By, TestData.At);
        EventSchedule On(int month, int date) => TestData.Saturday() with { StartDate = new(2026, month, date) };
        var flagstaff = TestData.PublishedEvent(
            TestData.EventDetails("Flagstaff") with { ReportedHost = new("Several churches", "") }, On(6, 7),
            TestData.Phoenix() with { City = "Flagstaff", Venue = "", Point = new GeoPoint(35.2, -111.65), Precision = PointPrecision.City });
        var hidden = TestData.PublishedEvent(
            TestData.EventDetails("Hidden"), On(6, 8),
            TestData.Phoenix() with { Point = Tucson, Visibility = AddressVisibility.Area, AreaPoint = new GeoPoint(33.45, -112.07) });
        hidden.BelongsTo(day);
        hidden.HostedBy(TestData.ListedOrganization("Quiet Neighbors"), HostRole.Lead);
        var newYork = TestData.PublishedEvent(
            TestData.EventDetails("New York", EventType.March), On(6, 9), TestData.Phoenix() with { City = "New York", State = "NY", Point = new GeoPoint(40.71, -74.01) });
        newYork.HostedBy(TestData.ListedOrganization("The Candle Keepers, Inc."), HostRole.CoHost);
        return await Some.SiteWithAsync(engine, PlanSheets.Proposed("Proposed"), flagstaff, hidden, newYork, TestData.PublishedEvent(TestData.EventDetails("Past"), On(5, 2)));
    }

    private static async Task<IEnumerable<string>> TitlesAsync(Acting acting, string query) =>
        (await acting.The<ListPlannedEvents>().FindAsync(GridQuery.Read(query, PlanFilter.Names), Ct)).Rows.Select(row => row.Title.En);

    private static async Task<(string Json, List<string> Codes, int Without)> PointsAsync(HttpClient browser, string query)
    {
        var text = await browser.GetStringAsync(new Uri(PlanningEndpoints.Points + query, UriKind.Relative), Ct);
        using var json = JsonDocument.Parse(text);
        return (text, [.. json.RootElement.GetProperty("points").EnumerateArray().Select(point => point[3].GetString()!)], json.RootElement.GetProperty("without_point").GetInt32());
    }
}
