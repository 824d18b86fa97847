using System.Net;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>The cards that the map shows under a mark.</summary>
public sealed class EventCardPieceTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task Cards_come_in_the_order_of_the_list_in_the_readers_language_and_without_a_page(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var piece = await site.GetPageAsync("/events/cards?code=aaaaa3,aaaaa2");
        var spanish = await site.GetPageAsync("/es/events/cards?code=aaaaa3");

        Assert.Equal(["Candles on Saturday", "A march on Sunday"], piece.Titles());
        Assert.Contains("Saturday, June 6, 2026, 7:00 PM MST", piece.Card("Candles").Words());
        Assert.Equal("/events/candles", piece.Card("Candles").QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["A march on Sunday (es)"], spanish.Titles());
        Assert.Contains("domingo 7 de junio de 2026", spanish.Card("A march").Words());
        Assert.Equal("/es/events/march", spanish.QuerySelector("article.event a")!.GetAttribute("href"));
        Assert.Null(piece.QuerySelector("h1, nav, link, title"));
    }

    [Theory, OnBothEngines]
    public async Task A_card_tells_how_well_its_place_is_known(Engine engine)
    {
        await using var site = await Some.SiteWithAsync(
            engine,
            Placed("aaaaa2", PointPrecision.Exact), Placed("aaaaa3", PointPrecision.PostalCode), Placed("aaaaa4", PointPrecision.City), Placed("aaaaa5", PointPrecision.Area));

        Assert.Null((await site.GetPageAsync("/events/cards?code=aaaaa2")).QuerySelector(".hint"));
        Assert.Contains("ZIP code", await HintAsync(site, "aaaaa3"));
        Assert.Contains("middle of the city", await HintAsync(site, "aaaaa4"));
        Assert.Contains("the area, not the place", await HintAsync(site, "aaaaa5"));
    }

    [Theory, OnBothEngines]
    public async Task A_card_names_who_leads_and_who_hosts_with_them(Engine engine)
    {
        var (one, other, more) = (TestData.ListedOrganization("Lantern"), TestData.ListedOrganization("Puente"), TestData.ListedOrganization("Zócalo"));
        await using var site = await Some.SiteWithAsync(
            engine, Hosted("aaaaa2", (other, HostRole.Lead)), Hosted("aaaaa3", (one, HostRole.CoHost), (other, HostRole.Lead)),
            Hosted("aaaaa4", (one, HostRole.CoHost), (other, HostRole.Lead), (more, HostRole.CoHost)), Hosted("aaaaa5", (one, HostRole.CoHost)));

        Assert.Equal("Hosted by Puente", await HostsAsync("aaaaa2"));
        Assert.Equal("Hosted by Puente, with Lantern", await HostsAsync("aaaaa3"));
        Assert.Equal("Hosted by Puente, with Lantern and one other", await HostsAsync("aaaaa4"));
        Assert.Equal("Co-hosted by Lantern", await HostsAsync("aaaaa5"));

        async Task<string> HostsAsync(string code) => (await site.GetPageAsync($"/events/cards?code={code}")).QuerySelector(".row-note")!.Words();

        static CampaignEvent Hosted(string code, params (Organization Organization, HostRole Role)[] hosts)
        {
            var made = TestData.PublishedEvent(TestData.EventDetails() with { Code = code });
            foreach (var (organization, role) in hosts)
                made.HostedBy(organization, role);
            return made;
        }
    }

    [Theory, OnBothEngines]
    public async Task Only_events_that_are_shown_have_cards(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var proposed = CampaignEvent.Propose(TestData.EventDetails("Not yet") with { Code = "aaaaa7" }, TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddAsync(proposed));

        Assert.Equal(["Candles on Saturday"], (await site.GetPageAsync("/events/cards?code=aaaaa7,aaaaa2,zzzzzz")).Titles());
        var none = await site.GetPageAsync("/events/cards?code=aaaaa7");
        Assert.Empty(none.Titles());
        Assert.Contains("not listed any more", none.Body!.Words());
        Assert.Contains("ya no está en la lista", (await site.GetPageAsync("/es/events/cards?code=aaaaa7")).Body!.Words());
    }

    [Theory, OnBothEngines]
    public async Task A_change_of_an_event_is_seen_at_once_and_what_is_asked_again_comes_from_the_cache(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        using var first = await site.GetAsync("/events/cards?code=aaaaa2");
        using var again = await site.GetAsync("/events/cards?code=aaaaa2");
        using var other = await site.GetAsync("/events/cards?code=aaaaa3");
        await site.ChangeAsync(db =>
        {
            db.Events.Single(e => e.Code == "aaaaa2").Cancel(new("Rain.", "Lluvia."), TestData.By, TestData.At);
            return Task.CompletedTask;
        });
        var changed = await site.GetPageAsync("/events/cards?code=aaaaa2");

        Assert.NotNull(again.Headers.Age);
        Assert.DoesNotContain("Candles", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Cancelled", changed.Card("Candles").Words());
        Assert.Equal(["noindex"], first.Headers.GetValues("X-Robots-Tag"));
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'self'", first.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task At_most_fifty_cards_are_answered(Engine engine)
    {
        var events = Enumerable.Range(0, 60).Select(number => TestData.PublishedEvent(
            TestData.EventDetails($"Number {number}") with { Code = Code(number) }, TestData.Saturday() with { StartDate = new DateOnly(2026, 6, 6).AddDays(number) })).ToArray();
        await using var site = await Some.SiteWithAsync(engine, events);

        var titles = (await site.GetPageAsync($"/events/cards?code={string.Join(',', Enumerable.Range(0, 60).Select(Code))}")).Titles();

        Assert.Equal(50, titles.Length);
        Assert.Equal("Number 49", titles[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("code=")]
    [InlineData("code=,,,")]
    [InlineData("code='%20OR%201=1--")]
    [InlineData("code=%3Cscript%3E")]
    [InlineData("code=aaaaa2&code=aaaaa3")]
    [InlineData("code=%ED%A0%80")]
    [InlineData("code=%F0%9F%95%AF%F0%9F%95%AF%F0%9F%95%AF")]
    public async Task Whatever_else_is_asked_has_no_card(string query)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var piece = await (await sites.OnAsync(engine)).GetPageAsync($"/events/cards?{query}");
            Assert.Empty(piece.Titles());
            Assert.DoesNotContain("<script", piece.Body!.InnerHtml, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("code=%00")]
    [InlineData("code=aaaaa2,%00")]
    public async Task What_no_database_keeps_is_refused(string query) =>
        await (await sites.OnAsync(Engine.Sqlite)).GetPageAsync($"/events/cards?{query}", HttpStatusCode.BadRequest);

    private static Task<CampaignSite> SiteAsync(Engine engine) => Some.SiteWithAsync(
        engine,
        TestData.PublishedEvent(TestData.EventDetails("A march on Sunday", EventType.March, "march") with { Code = "aaaaa3" }, TestData.Saturday() with { StartDate = new(2026, 6, 7) }),
        TestData.PublishedEvent(TestData.EventDetails("Candles on Saturday", slug: "candles") with { Code = "aaaaa2" }));

    private static CampaignEvent Placed(string code, PointPrecision precision) => TestData.PublishedEvent(
        TestData.EventDetails() with { Code = code },
        place: precision is PointPrecision.Area
            ? TestData.Phoenix() with { Visibility = AddressVisibility.Area, AreaPoint = new GeoPoint(33.4505, -112.0783) }
            : TestData.Phoenix() with { Precision = precision });

    private static async Task<string> HintAsync(CampaignSite site, string code) => (await site.GetPageAsync($"/events/cards?code={code}")).QuerySelector(".hint")!.Words();

    private static string Code(int number) => $"aaaa{ShortCode.Alphabet[number / 30]}{ShortCode.Alphabet[number % 30]}";
}
