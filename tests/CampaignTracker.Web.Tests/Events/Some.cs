using AngleSharp.Dom;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>What tests of events share: events at places and times, and how a page is read.</summary>
internal static class Some
{
    public static CampaignEvent Event(string title, string when, string zone, GeoPoint? point = null, string state = "AZ", EventType type = EventType.Vigil)
    {
        var parts = when.Split(' ');
        TimeOnly? time = parts.Length > 1 ? TimeOnly.ParseExact(parts[1], "HH:mm", null) : null;
        return TestData.PublishedEvent(
            TestData.EventDetails(title, type),
            new(DateOnly.ParseExact(parts[0], "yyyy-MM-dd", null), time, null, null, zone),
            TestData.Phoenix() with { City = "Testville", State = state, Point = point ?? new GeoPoint(33.45, -112.08) });
    }

    public static async Task<CampaignSite> SiteWithAsync(Engine engine, params CampaignEvent[] events)
    {
        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.Events.AddRange(events);
            return Task.CompletedTask;
        });
        return site;
    }

    /// <summary>Moves the clock to an hour (UTC) of Sunday, 7 June 2026, and empties the page cache, whose own clock does not move with it.</summary>
    public static Task MoveToSundayAsync(this CampaignSite site, int hour, int minute)
    {
        site.Clock.SetUtcNow(new(2026, 6, 7, hour, minute, 0, TimeSpan.Zero));
        return site.ChangeAsync(_ => Task.CompletedTask);
    }

    public static async Task<string[]> TitlesAsync(this CampaignSite site, string path) => (await site.GetPageAsync(path)).Titles();

    public static string[] Titles(this IParentNode page) => [.. page.QuerySelectorAll("article.event h3, article.event h4").Select(Words)];

    /// <summary>The text as a reader reads it: white space is one space.</summary>
    public static string Words(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IElement Card(this IParentNode page, string title) => page.QuerySelectorAll("article.event").Single(card => card.Words().Contains(title));
}
