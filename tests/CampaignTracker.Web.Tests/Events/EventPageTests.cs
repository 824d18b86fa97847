using System.Net;
using System.Text.Json;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

public sealed class EventPageTests(SeededSites sites)
{
    private const string Hostile = "</script><script>alert('1')</script> & \"quotes\"";

    [Theory, OnBothEngines]
    public async Task A_page_tells_all_that_a_participant_needs(Engine engine)
    {
        var details = TestData.EventDetails("Candles on the plaza", slug: "candles") with
        {
            Code = "abc234",
            Description = new("We stand together.\n\nThen we sing.", "Estamos de pie.\n\nLuego cantamos."),
            Accessibility = new("Step-free.", "Sin escalones."),
            Bring = new("A candle.", ""),
            Safety = new("Marshals in yellow.", "Chalecos amarillos."),
            Languages = ["en", "es"],
        };
        var vigil = TestData.PublishedEvent(details, TestData.Saturday() with { EndTime = new(20, 30) });
        vigil.HostedBy(TestData.ListedOrganization("Second Neighbors", slug: "second"), HostRole.CoHost);
        vigil.HostedBy(TestData.ListedOrganization("First Neighbors", slug: "first"), HostRole.Lead);
        vigil.HostedBy(TestData.Organization("Unlisted Neighbors", slug: "unlisted"), HostRole.CoHost);
        await using var site = await Some.SiteWithAsync(engine, vigil);

        var page = await site.GetPageAsync("/events/candles");
        Assert.Equal("Candles on the plaza", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Saturday, June 6, 2026, 7:00 PM MST, until 8:30 PM", page.QuerySelector(".poster .lede")!.Words());
        Assert.Equal("2026-06-06T19:00-07:00", page.QuerySelector(".poster .lede time")!.GetAttribute("datetime"));
        var facts = page.QuerySelector(".facts")!.Words();
        foreach (var fact in (string[])["Test Plaza", "200 Test Street", "Phoenix, AZ 85003", "Step-free.", "A candle.", "Marshals in yellow.", "English, Spanish", "localhost/e/abc234"])
            Assert.Contains(fact, facts);
        Assert.Equal(["/organizations/first", "/organizations/second"], page.QuerySelectorAll(".facts a[href^='/organizations/']").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain("Unlisted", page.DocumentElement.OuterHtml);
        Assert.Equal(3, page.QuerySelectorAll(".facts a[rel=external]").Length);
        Assert.StartsWith("mailto:", page.QuerySelector(".report a")!.GetAttribute("href"));
        Assert.Contains("events%2Fcandles", page.QuerySelector(".report a")!.GetAttribute("href"));

        var spanish = await site.GetPageAsync("/es/events/candles");
        Assert.Equal("sábado 6 de junio de 2026, 7:00 p. m. MST, hasta las 8:30 p. m.", spanish.QuerySelector(".poster .lede")!.Words());
        Assert.Equal("A candle.", spanish.QuerySelector(".facts [lang=en]")!.Words());
        Assert.Contains("localhost/es/e/abc234", spanish.QuerySelector(".facts")!.Words());
    }

    [Theory, OnBothEngines]
    public async Task A_night_says_the_day_on_which_it_ends_and_a_day_that_its_hour_is_not_known(Engine engine)
    {
        var night = TestData.PublishedEvent(TestData.EventDetails("Night", slug: "night"), TestData.Saturday() with { EndDate = new(2026, 6, 7), EndTime = new(6, 0) });
        var day = TestData.PublishedEvent(TestData.EventDetails("Day", slug: "day"), TestData.Saturday() with { StartTime = null });
        await using var site = await Some.SiteWithAsync(engine, night, day);
        Assert.Equal("Saturday, June 6, 2026, 7:00 PM MST, until Sunday, June 7, 6:00 AM MST", (await site.GetPageAsync("/events/night")).QuerySelector(".poster .lede")!.Words());
        Assert.Equal("Saturday, June 6, 2026. The hour is not known yet.", (await site.GetPageAsync("/events/day")).QuerySelector(".poster .lede")!.Words());
        Assert.Equal("7:00 PM MST, until Sunday, June 7, 6:00 AM MST", (await site.GetPageAsync("/events")).Card("Night").QuerySelector(".event-when")!.Words());
        Assert.Equal("2026-06-06", (await ReadJsonAsync(site, "/events/day")).GetProperty("startDate").GetString());
    }

    [Theory, OnBothEngines]
    public async Task Changes_are_said_first(Engine engine)
    {
        var note = new BilingualText("The hall is closed.", "El salón está cerrado.");
        var cancelled = TestData.PublishedEvent(TestData.EventDetails(slug: "cancelled"));
        cancelled.Cancel(note, TestData.By, new(2026, 6, 1, 3, 0, 0, DateTimeKind.Utc));
        var postponed = TestData.PublishedEvent(TestData.EventDetails(slug: "postponed"));
        postponed.Postpone(note, TestData.By, TestData.At);
        var moved = TestData.PublishedEvent(TestData.EventDetails(slug: "moved"));
        moved.Postpone(note, TestData.By, TestData.At);
        moved.Reschedule(TestData.Saturday() with { StartDate = new(2026, 6, 13) }, TestData.By, TestData.At);
        var movedAndCancelled = TestData.PublishedEvent(TestData.EventDetails(slug: "moved-and-cancelled"));
        movedAndCancelled.Retime(TestData.Saturday() with { StartDate = new(2026, 6, 14) }, TestData.By, TestData.At);
        movedAndCancelled.Cancel(note, TestData.By, TestData.At);
        await using var site = await Some.SiteWithAsync(engine, cancelled, postponed, moved, movedAndCancelled);

        Assert.StartsWith("This was cancelled on May 31, 2026. The hosts say: The hall is closed.", await NoticeAsync("/events/cancelled"));
        Assert.Equal("https://schema.org/EventCancelled", await StatusAsync("/events/cancelled"));
        Assert.Contains("It was to be Saturday, June 6, 2026, 7:00 PM MST", await NoticeAsync("/events/postponed"));
        Assert.Equal("https://schema.org/EventPostponed", await StatusAsync("/events/postponed"));
        Assert.Contains("It was to be Saturday, June 6, 2026, 7:00 PM MST", await NoticeAsync("/events/moved"));
        Assert.Equal("https://schema.org/EventRescheduled", await StatusAsync("/events/moved"));
        var json = await ReadJsonAsync(site, "/events/moved");
        Assert.Equal("2026-06-06T19:00-07:00", json.GetProperty("previousStartDate").GetString());
        Assert.Equal("2026-06-13T19:00-07:00", json.GetProperty("startDate").GetString());
        var neither = await ReadJsonAsync(site, "/events/moved-and-cancelled");
        Assert.Equal(
            ("https://schema.org/EventCancelled", "2026-06-14T19:00-07:00", "2026-06-06T19:00-07:00"),
            (neither.GetProperty("eventStatus").GetString(), neither.GetProperty("startDate").GetString(), neither.GetProperty("previousStartDate").GetString()));
        Assert.Contains("El salón está cerrado.", await NoticeAsync("/es/events/cancelled"));

        async Task<string> NoticeAsync(string path) => (await site.GetPageAsync(path)).QuerySelector(".notice")!.Words();
        async Task<string?> StatusAsync(string path) => (await ReadJsonAsync(site, path)).GetProperty("eventStatus").GetString();
    }

    [Theory, OnBothEngines]
    public async Task A_hostile_title_stays_text_and_the_json_stays_json(Engine engine)
    {
        var details = TestData.EventDetails(slug: "hostile") with { Title = new(Hostile, ""), Description = new(Hostile, "") };
        var hostile = TestData.PublishedEvent(details, place: TestData.Phoenix() with { Venue = Hostile });
        hostile.HostedBy(TestData.ListedOrganization("Señoras & Co", slug: "senoras"), HostRole.Lead);
        await using var site = await Some.SiteWithAsync(engine, hostile);

        var page = await site.GetPageAsync("/events/hostile");
        Assert.Equal(Hostile, page.QuerySelector("h1")!.TextContent);
        Assert.Equal("application/ld+json", Assert.Single(page.QuerySelectorAll("script")).GetAttribute("type"));
        var json = await ReadJsonAsync(site, "/events/hostile");
        Assert.Equal("Event", json.GetProperty("@type").GetString());
        Assert.Equal(Hostile, json.GetProperty("name").GetString());
        Assert.Equal("http://localhost/events/hostile", json.GetProperty("url").GetString());
        Assert.Equal(Hostile, json.GetProperty("location").GetProperty("name").GetString());
        Assert.Equal("200 Test Street", json.GetProperty("location").GetProperty("address").GetProperty("streetAddress").GetString());
        Assert.Equal(33.45, json.GetProperty("location").GetProperty("geo").GetProperty("latitude").GetDouble());
        Assert.Equal("Señoras & Co", json.GetProperty("organizer")[0].GetProperty("name").GetString());
        Assert.Equal("https://schema.org/OfflineEventAttendanceMode", json.GetProperty("eventAttendanceMode").GetString());
        Assert.DoesNotContain("<script>", (await site.GetPageAsync("/events")).Body!.InnerHtml);
    }

    [Theory, OnBothEngines]
    public async Task What_is_known_from_sources_says_how(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var announced = await site.GetPageAsync("/events/houston-press-conference-2009");
        Assert.Contains("Announced; we found no report that it took place.", announced.QuerySelector("main")!.Words());
        Assert.Contains("America Para Todos", announced.QuerySelector(".facts")!.Words());
        Assert.NotEmpty(announced.QuerySelectorAll(".source a[href^=http]"));
        Assert.Equal("/days/august-2009", announced.QuerySelector(".facts a[href^='/days/']")!.GetAttribute("href"));

        var happened = await site.GetPageAsync("/events/phoenix-march-2009");
        Assert.Contains("It took place, says the source.", happened.QuerySelector("main")!.Words());
        Assert.Contains("The hour is not known.", happened.QuerySelector(".poster")!.Words());
        Assert.Empty(happened.QuerySelectorAll("a[rel=external]"));
        Assert.Contains("Se realizó, según la fuente.", (await site.GetPageAsync("/es/events/phoenix-march-2009")).QuerySelector("main")!.Words());
    }

    [Theory, OnBothEngines]
    public async Task Samples_are_badged_and_point_to_their_neighbors_of_the_day(Engine engine)
    {
        var page = await (await sites.OnAsync(engine)).GetPageAsync("/events/sample-phoenix-vigil");
        Assert.Equal("Sample", page.QuerySelector(".poster-type .badge")!.TextContent);
        var related = page.QuerySelector("section[aria-labelledby=related]")!;
        Assert.Contains("Phoenix marches to end the agreements", related.Titles());
        Assert.DoesNotContain("Second line for dignity", related.Titles());
        Assert.DoesNotContain("Candles before the march", related.Titles());
    }

    [Theory, OnBothEngines]
    public async Task Short_links_lead_to_the_event_in_the_language_asked_for(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var (path, target) in ((string, string)[])[
            ("/e/m9az52", "/events/phoenix-march-2009"), ("/e/M9AZ52", "/events/phoenix-march-2009"), ("/es/e/m9az52", "/es/events/phoenix-march-2009")])
        {
            using var answer = await site.GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal(target, answer.Headers.Location!.ToString());
        }

        foreach (var path in (string[])["/e/zzzzzz", "/e/m9az5", "/es/e/nothing", "/e/%F0%9F%95%AF"])
            Assert.NotNull((await site.GetPageAsync(path, HttpStatusCode.NotFound)).QuerySelector("h1"));
        await site.GetPageAsync("/events/no-such-event", HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_day_of_action_lists_its_events_by_state(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var page = await site.GetPageAsync("/days/august-2009");
        Assert.Equal("Days of action against 287(g)", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["North Carolina", "Texas"], page.QuerySelectorAll(".day h3").Select(Some.Words));
        Assert.Equal("2 events in 2 states", page.QuerySelector(".count")!.Words());
        Assert.Equal(["2009-08-27", "2009-08-28"], page.QuerySelectorAll(".kicker time").Select(t => t.GetAttribute("datetime")));
        Assert.NotEmpty(page.QuerySelectorAll(".page-head .source a"));
        Assert.Contains("Thursday, August 27, 2009, 10:30 AM CDT", page.Card("Press conference").Words());

        Assert.Equal(["Carolina del Norte", "Texas"], (await site.GetPageAsync("/es/days/august-2009")).QuerySelectorAll(".day h3").Select(Some.Words));
        Assert.Equal("Sample", (await site.GetPageAsync("/days/sample-two-days-of-light")).QuerySelector(".kicker .badge")!.TextContent);
        await site.GetPageAsync("/days/no-such-day", HttpStatusCode.NotFound);
        await site.GetPageAsync("/days/august-2009?page=x", HttpStatusCode.BadRequest);
    }

    private static async Task<JsonElement> ReadJsonAsync(CampaignSite site, string path)
    {
        var page = await site.GetPageAsync(path);
        return JsonSerializer.Deserialize<JsonElement>(page.QuerySelector("head script[type='application/ld+json']")!.TextContent);
    }
}
