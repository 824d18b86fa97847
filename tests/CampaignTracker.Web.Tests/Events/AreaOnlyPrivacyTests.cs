using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>Addresses can hurt people: of an area-only event nobody learns the true place, neither by reading nor by asking cleverly.</summary>
public sealed partial class AreaOnlyPrivacyTests
{
    internal static readonly GeoPoint Area = new(33.4505, -112.0783);
    internal static readonly GeoPoint OneTruth = new(33.61713, -112.29371);
    internal static readonly GeoPoint OtherTruth = new(33.29519, -111.84162);

    private const string Cards = "/events/cards?code=caaaa2,caaaa3,caaaa4,caaaa5,caaaa6";

    private static readonly string[] Canaries =
    [
        "Canary Venue", "Canary Street", "Canario", "ZIPCANARY",
        "33.617", "112.293", "112.294", "33.295", "111.841", "111.842",
    ];

    private static readonly string[] Filters =
    [
        "zip=85003&miles=5", "zip=85003&miles=25", "zip=85003&miles=250", "zip=85379", "zip=85233&miles=10", "zip=85003&state=AZ&type=vigil",
        "state=AZ", "type=vigil", "type=meeting", "from=2026-06-06&to=2026-06-06", "when=past", "when=past&zip=85003", "page=2", "zip=canary",
    ];

    private static readonly string[] CalendarPaths =
    [
        "/events.ics", "/es/events.ics", "/events.ics?state=AZ", "/events.ics?type=vigil", "/events/canary-one.ics", "/es/events/canary-past.ics",
        "/events/canary-cancelled.ics", "/events/canary-moved.ics", "/organizations/quiet.ics",
    ];

    [Theory, OnBothEngines]
    public async Task No_page_header_or_log_tells_where_an_area_only_event_truly_is(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var waiting = new Queue<string>(["/", "/events", "/es", "/es/events", "/days/canary-day", "/es/days/canary-day", "/sitemap.xml", "/e/caaaa2", "/events.atom", "/es/events.atom?state=AZ", "/days/canary-day.ics", "/days/canary-day.atom", "/api/v1/changes", Cards, $"/es{Cards}", .. CalendarPaths, .. Filters.SelectMany(f => (string[])[$"/events?{f}", $"/es/events?{f}"])]);
        var seen = waiting.ToHashSet();
        var visited = new List<string>();
        while (waiting.TryDequeue(out var path))
        {
            using var answer = await site.GetAsync(path);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"{path} answered {answer.StatusCode}");
            // Calendars fold their lines wherever 75 octets are full.
            AssertNoCanary(path, text.Replace("\r\n ", "", StringComparison.Ordinal));
            AssertNoCanary($"the headers of {path}", $"{answer.Headers}{answer.Content.Headers}");
            visited.Add(path);
            foreach (var next in SameSiteLinks(text, answer).Where(seen.Add))
                waiting.Enqueue(next);
        }

        foreach (var path in (string[])[Cards, $"/es{Cards}", .. CalendarPaths, "/events/canary-one", "/es/events/canary-one", "/events/canary-past", "/events/canary-cancelled", "/days/canary-day", "/e/caaaa2", "/sitemap-events-1.xml"])
            Assert.Contains(path, visited);
        Assert.NotEmpty(site.Log);
        foreach (var line in site.Log)
            AssertNoCanary("the log", Timings().Replace(line, ""));
    }

    [Theory, OnBothEngines]
    public async Task An_area_only_event_tells_city_and_state_and_whom_to_ask(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var page = await site.GetPageAsync("/events/canary-one");
        Assert.Contains("Phoenix, Arizona", page.QuerySelector(".facts")!.Words());
        Assert.Contains("The hosts tell you the place", page.QuerySelector(".facts")!.Words());
        Assert.Empty(page.QuerySelectorAll("a[rel=external]"));
        Assert.DoesNotContain("\"geo\"", page.Head!.InnerHtml);
        Assert.Contains("quienes convocan le dicen el lugar", (await site.GetPageAsync("/es/events")).Card("Canary One").Words(), StringComparison.OrdinalIgnoreCase);
        // The area's centre is that of the ZIP code; of a public place it would say one mile.
        Assert.Contains("about 5 miles", (await site.GetPageAsync("/events?zip=85003&miles=5")).Card("Canary One").Words());
    }

    [Theory, OnBothEngines]
    public async Task No_filter_tells_two_true_points_of_one_area_apart(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var asked = 0;
        var together = 0;
        // Phoenix, the ZIP codes of both truths, Tucson, New York.
        foreach (var zip in (string[])["", "85003", "85379", "85297", "85701", "10001"])
        {
            foreach (var miles in zip.Length > 0 ? (int[])[5, 10, 25, 50, 100, 250] : [25])
            {
                foreach (var rest in (string[])["", "&state=AZ&type=vigil", "&from=2026-06-06&to=2026-06-06", "&state=NM", "&from=2026-06-07"])
                {
                    var page = await site.GetPageAsync($"/events?zip={zip}&miles={miles}{rest}");
                    var cards = page.QuerySelectorAll("article.event").Select(Some.Words).ToList();
                    var one = cards.FindIndex(card => card.Contains("Canary One"));
                    var other = cards.FindIndex(card => card.Contains("Canary Other"));
                    Assert.True(one < 0 == other < 0, $"zip={zip}&miles={miles}{rest} tells them apart.");
                    if (one >= 0)
                    {
                        Assert.Equal(1, Math.Abs(one - other));
                        Assert.Equal(cards[one].Replace("Canary One", ""), cards[other].Replace("Canary Other", ""));
                        together++;
                    }

                    asked++;
                }
            }
        }

        Assert.True(together > 20 && asked - together > 20, $"{together} of {asked} found them.");
    }

    [Theory, OnBothEngines]
    public async Task The_cards_under_a_mark_tell_the_area_alone(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var cards = await site.GetPageAsync(Cards);
        Assert.Equal(5, cards.Titles().Length);
        Assert.All(cards.QuerySelectorAll("article.event"), card => Assert.Contains("Phoenix, AZ (the hosts tell you the place)", card.Words()));
        Assert.Equal(cards.Card("Canary One").Words().Replace("Canary One", ""), cards.Card("Canary Other").Words().Replace("Canary Other", ""));
    }

    internal static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var day = DayOfAction.Call("canary-day", new("A day", "Un día"), new("Of action.", "De acción."), new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At);
        var one = Hidden("Canary One", "canary-one", OneTruth, "ZIPCANARY1", "caaaa2");
        var other = Hidden("Canary Other", "canary-other", OtherTruth, "ZIPCANARY2", "caaaa3");
        var past = Hidden("Canary Past", "canary-past", OneTruth, "ZIPCANARY1", "caaaa4", new(2026, 5, 1));
        var cancelled = Hidden("Canary Cancelled", "canary-cancelled", OtherTruth, "ZIPCANARY2", "caaaa5", new(2026, 6, 9));
        cancelled.Cancel(new("We are sorry.", "Lo sentimos."), TestData.By, TestData.At);
        foreach (var hidden in (CampaignEvent[])[one, other, past])
            hidden.BelongsTo(day);
        past.HostedBy(TestData.ListedOrganization("Quiet Neighbors", slug: "quiet"), HostRole.Lead);

        // One was public before its hosts hid it: nothing of that may stay.
        var wasPublic = TestData.PublishedEvent(
            TestData.EventDetails("Canary Moved", slug: "canary-moved") with { Code = "caaaa6" }, TestData.Saturday() with { StartDate = new(2026, 6, 8) },
            Place(OneTruth, "ZIPCANARY1") with { Visibility = AddressVisibility.Public });
        wasPublic.Move(Place(OneTruth, "ZIPCANARY1"), TestData.By, TestData.At);
        return await Some.SiteWithAsync(engine, one, other, past, cancelled, wasPublic);
    }

    private static CampaignEvent Hidden(string title, string slug, GeoPoint truth, string zip, string code, DateOnly? date = null) => TestData.PublishedEvent(
        TestData.EventDetails(title, slug: slug) with { Code = code },
        TestData.Saturday() with { StartDate = date ?? new(2026, 6, 6) },
        Place(truth, zip));

    private static EventPlace Place(GeoPoint truth, string zip) => new()
    {
        Venue = "Canary Venue Casa del Canario",
        AddressLine = "7 Canary Street",
        City = "Phoenix",
        State = "AZ",
        PostalCode = zip,
        Point = truth,
        Precision = PointPrecision.Exact,
        Visibility = AddressVisibility.Area,
        AreaPoint = Area,
    };

    private static IEnumerable<string> SameSiteLinks(string text, HttpResponseMessage answer)
    {
        if (answer.Headers.Location is { } location)
            return [location.OriginalString];
        if (answer.Content.Headers.ContentType?.MediaType == "application/xml")
            return text.Split('<', '>').Where(part => part.StartsWith("http://localhost/", StringComparison.Ordinal)).Select(Local);
        return new HtmlParser().ParseDocument(text).QuerySelectorAll("a[href], link[rel=canonical], link[rel=alternate]")
            .Select(link => Local(link.GetAttribute("href")!.Split('#')[0]))
            .Where(href => href.StartsWith('/'));
    }

    private static string Local(string address) => address.Replace("http://localhost/", "/", StringComparison.Ordinal);

    internal static void AssertNoCanary(string where, string text)
    {
        foreach (var canary in Canaries)
            Assert.False(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{where} holds '{canary}'.");
    }

    /// <summary>Milliseconds look like degrees.</summary>
    [GeneratedRegex(@"\d+(\.\d+)? ?ms|\[\w*Elapsed\w*, [^\]]*\]")]
    internal static partial Regex Timings();
}
