using System.Xml.Linq;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>What feeds tell, and of which events; where calendars tell the same, they are asked too.</summary>
public sealed class EventFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, OnBothEngines]
    public async Task A_feed_and_a_calendar_take_the_same_filters(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        foreach (var (query, expected) in (IEnumerable<(string, string)>)[
            ("", "alone helped led"), ("?state=AZ", "alone led"), ("?type=march", "helped"), ("?organization=lantern", "helped led"),
            ("?organization=lantern&role=host", "led"), ("?organization=lantern&role=co_host", "helped"), ("?organization=lantern&role=host,cohost", "helped led"),
            ("?organization=lantern&type=march", "helped"), ("?day_of_action=a-day", "led"), ("?day_of_action=a-day&state=CO", ""), ("?utm_source=letter", "alone helped led"),
        ])
        {
            Assert.Equal((query, expected), (query, Joined((await EntriesAsync(site, $"/events.atom{query}")).Select(Title))));
            Assert.Equal((query, expected), (query, Joined(await site.SummariesAsync($"/events.ics{query}"))));
        }

        Assert.Equal("helped led", Joined((await EntriesAsync(site, "/organizations/lantern.atom")).Select(Title)));
        Assert.Equal("led", Joined((await EntriesAsync(site, "/days/a-day.atom")).Select(Title)));
        Assert.Equal("led", Joined(await site.SummariesAsync("/days/a-day.ics")));
    }

    [Theory, OnBothEngines]
    public async Task A_feed_of_a_question_says_where_it_is(Engine engine)
    {
        await using var site = await SiteAsync(engine);

        var feed = await FeedAsync(site, "/es/events.atom?utm_source=letter&type=march&state=CO");

        Assert.Equal("http://localhost/es/events.atom?state=CO&type=march", feed.Element(Atom + "id")!.Value);
        Assert.Equal("http://localhost/es/events?state=CO&type=march", feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "alternate").Attribute("href")!.Value);
    }

    [Theory, OnBothEngines]
    public async Task Feeds_and_calendars_say_who_leads_and_who_hosts_with_them(Engine engine)
    {
        await using var site = await SiteAsync(engine);

        var entries = (await EntriesAsync(site, "/events.atom")).ToDictionary(Title);
        Assert.Equal(("Beacon", "Lantern"), (Names(entries["helped"], "author"), Names(entries["helped"], "contributor")));
        Assert.Contains("<p>Hosted by: Beacon (lead), Lantern (co-host)</p>", Content(entries["helped"]), StringComparison.Ordinal);
        Assert.Contains("<p>Hosted by: Lantern</p>", Content(entries["led"]), StringComparison.Ordinal);
        Assert.DoesNotContain("Hosted by", Content(entries["alone"]), StringComparison.Ordinal);

        var calendar = await site.GetCalendarAsync("/es/events.ics");
        Assert.Contains("Convocan: Beacon (encabeza), Lantern (también convoca)", calendar.Event("helped").Description, StringComparison.Ordinal);
        Assert.Contains("Convoca: Lantern\n", calendar.Event("led").Description, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Feeds_and_calendars_mark_the_event_that_a_whole_day_of_action_looks_at(Engine engine)
    {
        await using var site = await SiteAsync(engine);

        var entries = (await EntriesAsync(site, "/events.atom")).ToDictionary(Title);
        Assert.Equal(["vigil", "flagship"], entries["led"].Elements(Atom + "category").Select(category => category.Attribute("term")!.Value));
        Assert.Equal(["march"], entries["helped"].Elements(Atom + "category").Select(category => category.Attribute("term")!.Value));

        var calendar = await site.GetCalendarAsync("/events.ics");
        Assert.Equal(["Vigil", "Main event"], calendar.Event("led").Categories);
        Assert.Equal(["March"], calendar.Event("helped").Categories);
    }

    [Theory, OnBothEngines]
    public async Task A_title_says_what_changed_while_people_counted_on_it(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await site.ChangeAsync(async db =>
        {
            var stored = await db.Events.Include(e => e.TrueAddress).ToDictionaryAsync(e => e.Title.En);
            foreach (var title in (string[])["alone", "led"])
                stored[title].Retime(stored[title].Schedule with { StartTime = new(20, 0) }, TestData.By, site.Now);
            foreach (var title in (string[])["helped", "led"])
                stored[title].Move(TestData.Phoenix() with { Venue = "Another Plaza" }, TestData.By, site.Now);
        });

        Assert.Equal(["New place: helped", "New time and place: led", "New time: alone"], (await EntriesAsync(site, "/events.atom")).Select(Title).Order(StringComparer.Ordinal));
        Assert.Equal(["Nueva fecha y nuevo lugar: led", "Nueva fecha: alone", "Nuevo lugar: helped"], (await EntriesAsync(site, "/es/events.atom")).Select(Title).Order(StringComparer.Ordinal));

        var led = (await site.JsonAsync("/events?organization=lantern&role=lead")).Items().Single();
        Assert.Equal((site.Now, site.Now), (led.GetProperty("place_changed_at").GetDateTime(), led.GetProperty("changed_at").GetDateTime()));
        var alone = (await site.JsonAsync("/events")).Items().Single(item => item.GetProperty("title").Text("en") == "alone");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, alone.GetProperty("place_changed_at").ValueKind);
        await site.ChangeAsync(async db => (await db.Events.SingleAsync(e => e.Title.En == "led")).Cancel(BilingualText.Empty, TestData.By, site.Now));
        Assert.Contains("Cancelled: led", (await EntriesAsync(site, "/events.atom")).Select(Title));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var (lantern, beacon) = (TestData.ListedOrganization("Lantern", slug: "lantern"), TestData.ListedOrganization("Beacon", slug: "beacon"));
        var (led, helped) = (SomeEvent("led", "2026-06-07"), SomeEvent("helped", "2026-06-08", "CO", EventType.March));
        led.HostedBy(lantern, HostRole.Lead);
        led.MarkFlagship(TestData.By, TestData.At);
        led.BelongsTo(DayOfAction.Call("a-day", new("A day", "Un día"), BilingualText.Empty, new(2026, 6, 7), new(2026, 6, 7), [], TestData.By, TestData.At));
        helped.HostedBy(beacon, HostRole.Lead);
        helped.HostedBy(lantern, HostRole.CoHost);
        return await Some.SiteWithAsync(engine, SomeEvent("alone", "2026-06-06"), led, helped);
    }

    private static CampaignEvent SomeEvent(string title, string day, string state = "AZ", EventType type = EventType.Vigil) => TestData.PublishedEvent(
        TestData.EventDetails(title, type) with { Title = new(title, title) }, TestData.Saturday() with { StartDate = DateOnly.ParseExact(day, "yyyy-MM-dd", null) }, TestData.Phoenix() with { State = state });

    private static async Task<XElement> FeedAsync(CampaignSite site, string path)
    {
        using var response = await site.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path} answered {(int)response.StatusCode}: {text}");
        return XDocument.Parse(text).Root!;
    }

    private static async Task<IEnumerable<XElement>> EntriesAsync(CampaignSite site, string path) => (await FeedAsync(site, path)).Elements(Atom + "entry");

    private static string Title(XElement entry) => entry.Element(Atom + "title")!.Value;

    private static string Content(XElement entry) => entry.Element(Atom + "content")!.Value;

    private static string Names(XElement entry, string role) => string.Join(", ", entry.Elements(Atom + role).Select(person => person.Element(Atom + "name")!.Value));

    private static string Joined(IEnumerable<string> titles) => string.Join(' ', titles.Order(StringComparer.Ordinal));
}
