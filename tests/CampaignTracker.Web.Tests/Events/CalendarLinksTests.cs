using System.Xml.Linq;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>How readers of pages come to calendars.</summary>
public sealed class CalendarLinksTests
{
    [Theory, OnBothEngines]
    public async Task A_page_of_an_event_to_come_offers_it_for_the_calendar(Engine engine)
    {
        var cancelled = TestData.PublishedEvent(TestData.EventDetails(slug: "cancelled"));
        cancelled.Cancel(new("", ""), TestData.By, TestData.At);
        var past = TestData.PublishedEvent(TestData.EventDetails(slug: "past"), TestData.Saturday() with { StartDate = new(2026, 5, 30) });
        await using var site = await Some.SiteWithAsync(engine, TestData.PublishedEvent(TestData.EventDetails(slug: "candles")), cancelled, past);

        var link = (await site.GetPageAsync("/events/candles")).QuerySelector("main a[href$='.ics']")!;
        Assert.Equal(("Add to your calendar", "/events/candles.ics"), (link.TextContent, link.GetAttribute("href")));
        Assert.Equal("/es/events/candles.ics", (await site.GetPageAsync("/es/events/candles")).QuerySelector("main a[href$='.ics']")!.GetAttribute("href"));
        foreach (var other in (string[])["/events/cancelled", "/events/past"])
            Assert.Null((await site.GetPageAsync(other)).QuerySelector("main a[href$='.ics']"));
    }

    [Theory]
    [InlineData("/events", "/events.ics", "End 287(g): Events")]
    [InlineData("/es/events?type=vigil&state=AZ&zip=85003", "/es/events.ics?state=AZ&type=vigil", "Alto al 287(g): Vigilia, Arizona")]
    [InlineData("/organizations/lantern", "/organizations/lantern.ics", "End 287(g): Lantern")]
    [InlineData("/es/days/lights", "/es/days/lights.ics", "Alto al 287(g): Día de luces")]
    public async Task A_list_offers_its_calendar_and_its_feed_to_follow_and_to_copy(string path, string calendar, string name)
    {
        await using var site = await SiteWithLanternAsync(new() { ["Site:PublicUrl"] = "https://campaign.example" });
        var page = await site.GetPageAsync(path);
        var box = page.QuerySelector("#calendar")!;

        Assert.Contains(name, box.QuerySelector($"a[href='webcal://campaign.example{calendar}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"https://campaign.example{calendar}", box.QuerySelector("code")!.TextContent);
        Assert.Equal($"https://campaign.example{calendar}", page.QuerySelector("link[rel=alternate][type='text/calendar']")!.GetAttribute("href"));
        Assert.Equal(name, (await site.GetCalendarAsync(calendar)).Name);

        var feed = $"https://campaign.example{calendar.Replace(".ics", ".atom", StringComparison.Ordinal)}";
        Assert.Equal(feed, box.QuerySelectorAll("code")[^1].TextContent);
        Assert.Equal(feed, page.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href"));
        using var answer = await site.GetAsync(new Uri(feed).PathAndQuery);
        var root = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal((name, feed), (root.Element(root.Name.Namespace + "title")!.Value, root.Element(root.Name.Namespace + "id")!.Value));
        Assert.Single(root.Elements(root.Name.Namespace + "entry"));
    }

    [Fact]
    public async Task Past_events_and_an_organization_without_events_offer_none()
    {
        await using var site = await SiteWithLanternAsync([]);

        Assert.Null((await site.GetPageAsync("/events?when=past")).QuerySelector("#calendar"));
        Assert.Null((await site.GetPageAsync("/organizations/quiet")).QuerySelector("#calendar"));
    }

    private static async Task<CampaignSite> SiteWithLanternAsync(Dictionary<string, string> settings)
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Settings = settings });
        var vigil = TestData.PublishedEvent();
        vigil.HostedBy(TestData.ListedOrganization("Lantern", slug: "lantern"), HostRole.CoHost);
        var day = DayOfAction.Call("lights", new("Day of lights", "Día de luces"), new("", ""), new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At);
        vigil.BelongsTo(day);
        await site.ChangeAsync(async db => await db.AddRangeAsync(vigil, TestData.ListedOrganization("Quiet", slug: "quiet")));
        return site;
    }
}
