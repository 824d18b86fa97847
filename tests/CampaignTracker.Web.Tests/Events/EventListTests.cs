using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

public sealed class EventListTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task Events_stand_under_the_day_of_their_own_zone(Engine engine)
    {
        await using var site = await Some.SiteWithAsync(
            engine,
            Some.Event("New York early", "2026-06-07 01:00", "America/New_York"),
            Some.Event("Honolulu late", "2026-06-06 23:00", "Pacific/Honolulu"),
            Some.Event("San Juan", "2026-06-06 18:00", "America/Puerto_Rico"),
            Some.Event("Arizona", "2026-06-06 19:00", "America/Phoenix"),
            Some.Event("No hour", "2026-06-06", "America/New_York"));
        var page = await site.GetPageAsync("/events");

        var days = page.QuerySelectorAll("section.day").ToDictionary(day => day.QuerySelector("time")!.GetAttribute("datetime")!, day => day.Titles());
        Assert.Equal(["2026-06-06", "2026-06-07"], days.Keys);
        Assert.Equal(["No hour", "San Juan", "Arizona", "Honolulu late"], days["2026-06-06"]);
        Assert.Equal(["New York early"], days["2026-06-07"]);
        Assert.Contains("11:00 PM HST", page.Card("Honolulu late").Words());
        Assert.Contains("7:00 PM MST", page.Card("Arizona").Words());
        Assert.Contains("6:00 PM AST", page.Card("San Juan").Words());
        Assert.Contains("1:00 AM EDT", page.Card("New York early").Words());
        Assert.Contains("The hour is not known yet", page.Card("No hour").Words());

        var spanish = await site.GetPageAsync("/es/events");
        Assert.Contains("11:00 p. m. HST", spanish.Card("Honolulu late").Words());
        Assert.Contains("Todavía no se sabe la hora", spanish.Card("No hour").Words());
        Assert.Contains("sábado 6 de junio", spanish.QuerySelector("section.day h2")!.TextContent);
    }

    [Theory, OnBothEngines]
    public async Task An_event_is_past_by_its_own_zone(Engine engine)
    {
        // Both end at 9 PM of their clocks, five hours apart; the day alone is over at midnight in Phoenix.
        await using var site = await Some.SiteWithAsync(
            engine,
            Some.Event("In San Juan", "2026-06-06 19:00", "America/Puerto_Rico"),
            Some.Event("In Honolulu", "2026-06-06 19:00", "Pacific/Honolulu"),
            Some.Event("Some time in Phoenix", "2026-06-06", "America/Phoenix"));

        await site.MoveToSundayAsync(0, 59);
        Assert.Equal(3, (await site.TitlesAsync("/events")).Length);

        await site.MoveToSundayAsync(1, 0);
        Assert.Equal(["Some time in Phoenix", "In Honolulu"], await site.TitlesAsync("/events"));
        Assert.Equal(["In San Juan"], await site.TitlesAsync("/events?when=past"));

        await site.MoveToSundayAsync(7, 0);
        Assert.Empty(await site.TitlesAsync("/events"));
        Assert.Equal(["Some time in Phoenix", "In San Juan", "In Honolulu"], await site.TitlesAsync("/events?when=past"));
        Assert.Contains("The hour is not known", (await site.GetPageAsync("/events?when=past")).Card("Some time").Words());
    }

    [Theory, OnBothEngines]
    public async Task Past_events_come_the_last_day_first(Engine engine)
    {
        var titles = await (await sites.OnAsync(engine)).TitlesAsync("/events?when=past&to=2010-01-01");
        Assert.Equal(8, titles.Length);
        Assert.Equal("March to the White House to end 287(g)", titles[0]);
    }

    [Theory, OnBothEngines]
    public async Task Filters_narrow_the_list_and_are_told(Engine engine)
    {
        await using var site = await Some.SiteWithAsync(
            engine,
            Some.Event("March in Texas", "2026-06-10 10:00", "America/Chicago", state: "TX", type: EventType.March),
            Some.Event("Vigil in Texas", "2026-06-11 10:00", "America/Chicago", state: "TX"),
            Some.Event("Vigil in Maine", "2026-06-12 10:00", "America/New_York", state: "ME"),
            Some.Event("Press in Texas", "2026-06-13 10:00", "America/Chicago", state: "TX", type: EventType.PressConference));

        Assert.Equal(["March in Texas", "Vigil in Texas", "Press in Texas"], await site.TitlesAsync("/events?state=tx"));
        Assert.Equal(["Vigil in Texas", "Vigil in Maine"], await site.TitlesAsync("/events?type=vigil"));
        Assert.Equal(["Press in Texas"], await site.TitlesAsync("/events?type=press_conference"));
        Assert.Equal(["Vigil in Texas", "Vigil in Maine"], await site.TitlesAsync("/events?from=2026-06-11&to=2026-06-12"));
        Assert.Equal(["Press in Texas"], await site.TitlesAsync("/events?from=2026-06-13"));
        Assert.Equal(["March in Texas"], await site.TitlesAsync("/events?to=2026-06-10"));

        var page = await site.GetPageAsync("/events?state=TX&type=vigil");
        Assert.Equal(["Vigil in Texas"], page.Titles());
        Assert.StartsWith("1 event", page.QuerySelector(".filters-active")!.Words());
        Assert.Contains(page.QuerySelectorAll(".filters-active a"), a => a.GetAttribute("href") == "/events?type=vigil");
        Assert.Contains(page.QuerySelectorAll(".filters-active a"), a => a.GetAttribute("href") == "/events");
        Assert.Equal("TX", page.QuerySelector("#state option[selected]")!.GetAttribute("value"));
        Assert.Equal("Upcoming (1)", page.QuerySelector(".tabs [aria-current]")!.Words());
        Assert.Equal("/events?state=TX&type=vigil&when=past", page.QuerySelectorAll(".tabs a")[1].GetAttribute("href"));
    }

    [Theory, OnBothEngines]
    public async Task Near_a_zip_code_the_miles_decide_and_the_distance_is_told_roughly(Engine engine)
    {
        // 85003 is at 33.4505, -112.0783; a degree of latitude is 69.1 miles.
        await using var site = await Some.SiteWithAsync(
            engine,
            Some.Event("At four", "2026-06-10 10:00", "America/Phoenix", new GeoPoint(33.4505 + 4 / 69.1, -112.0783)),
            Some.Event("At twenty-four", "2026-06-11 10:00", "America/Phoenix", new GeoPoint(33.4505 - 24 / 69.1, -112.0783)),
            Some.Event("At twenty-six", "2026-06-12 10:00", "America/Phoenix", new GeoPoint(33.4505 + 26 / 69.1, -112.0783)),
            Some.Event("In the corner of the box", "2026-06-12 11:00", "America/Phoenix", new GeoPoint(33.4505 + 20 / 69.1, -112.0783 + 20 / 57.6)),
            Some.Event("At two hundred", "2026-06-13 10:00", "America/Phoenix", new GeoPoint(33.4505 + 200 / 69.1, -112.0783)));

        Assert.Equal(["At four"], await site.TitlesAsync("/events?zip=85003&miles=5"));
        Assert.Equal(["At four", "At twenty-four"], await site.TitlesAsync("/events?zip=85003"));
        Assert.Equal(["At four", "At twenty-four", "At twenty-six", "In the corner of the box"], await site.TitlesAsync("/events?zip=85003&miles=50"));
        Assert.Equal(5, (await site.TitlesAsync("/events?zip=%2085003-1234&miles=250")).Length);

        var page = await site.GetPageAsync("/events?zip=85003");
        Assert.Contains("about 4 miles", page.Card("At four").Words());
        Assert.Contains("about 25 miles", page.Card("At twenty-four").Words());
        Assert.Contains("within 25 miles of 85003 (Phoenix, AZ)", page.QuerySelector(".filters-active")!.Words());
        Assert.Equal("25", page.QuerySelector("#miles option[selected]")!.GetAttribute("value"));
        Assert.Contains("85001 has no area of its own", (await site.GetPageAsync("/events?zip=85001")).QuerySelector(".filters-active")!.Words());
        Assert.DoesNotContain("about", (await site.GetPageAsync("/events")).Card("At four").Words());
    }

    [Theory, OnBothEngines]
    public async Task Pages_of_twenty_five_keep_the_filters(Engine engine)
    {
        await using var site = await Some.SiteWithAsync(
            engine, [.. Enumerable.Range(1, 30).Select(i => Some.Event($"Vigil {i:00}", $"2026-07-{i:00} 10:00", "America/Phoenix"))]);
        var first = await site.GetPageAsync("/events?state=AZ&zip=85003");
        Assert.Equal(25, first.Titles().Length);
        var next = first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal("/events?state=AZ&zip=85003&page=2", next);
        Assert.Equal(["Vigil 26", "Vigil 27", "Vigil 28", "Vigil 29", "Vigil 30"], await site.TitlesAsync(next));
        Assert.Equal("Vigil 26", (await site.TitlesAsync("/events?page=99999"))[0]);
    }

    [Theory, OnBothEngines]
    public async Task Cancelled_and_postponed_events_stay_and_say_so_and_others_stay_away(Engine engine)
    {
        var cancelled = Some.Event("The cancelled one", "2026-06-10 10:00", "America/Phoenix");
        cancelled.Cancel(BilingualText.Empty, TestData.By, TestData.At);
        var postponed = Some.Event("The postponed one", "2026-06-11 10:00", "America/Phoenix");
        postponed.Postpone(BilingualText.Empty, TestData.By, TestData.At);
        var proposed = CampaignEvent.Propose(TestData.EventDetails("The proposed one", slug: "proposed"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);
        await using var site = await Some.SiteWithAsync(engine, cancelled, postponed, proposed, Some.Event("The real one", "2026-06-12 10:00", "America/Phoenix"));

        var page = await site.GetPageAsync("/events");
        Assert.Equal(["The cancelled one", "The postponed one", "The real one"], page.Titles());
        Assert.Equal("Cancelled", page.Card("The cancelled one").QuerySelector(".badge-alert")!.TextContent);
        Assert.Contains("Postponed", page.Card("The postponed one").QuerySelector(".badge-warm")!.TextContent);
        Assert.Equal("Next: June 12, Testville", page.QuerySelector("h1")!.Words());
        // What is next anywhere says nothing of a list that was narrowed.
        Assert.Equal("Events", (await site.GetPageAsync("/events?type=march")).QuerySelector("h1")!.Words());
        await site.GetPageAsync("/events/proposed", HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task An_empty_list_says_what_to_do(Engine engine)
    {
        var page = await (await sites.OnAsync(engine)).GetPageAsync("/events?zip=59718&state=MT");
        var links = page.QuerySelectorAll(".empty a").ToDictionary(a => a.Words(), a => a.GetAttribute("href"));
        Assert.Equal("/events?zip=59718&state=MT&miles=50", links["Within 50 miles"]);
        Assert.Equal("/events?zip=59718", links["All states"]);
        Assert.Equal("/events?zip=59718&state=MT&when=past", links["See past events"]);
    }

    [Theory]
    [InlineData("zip=99999", "zip", "We know no ZIP code 99999")]
    [InlineData("zip=abc", "zip", "five digits")]
    [InlineData("zip=01059", "zip", "01059 is a ZIP code (North Amherst, MA)")]
    [InlineData("miles=7", "miles", "Choose a distance")]
    [InlineData("miles=99999999999999999999", "miles", "Choose a distance")]
    [InlineData("state=ZZ", "state", "Choose a state")]
    [InlineData("type=9", "type", "Choose one")]
    [InlineData("from=2026-02-30", "from", "Write the date")]
    [InlineData("to=tomorrow", "to", "Write the date")]
    [InlineData("from=2026-06-02&to=2026-06-01", "to", "before the first")]
    [InlineData("zip=%3Cscript%3Ealert(1)%3C/script%3E", "zip", "five digits")]
    public async Task A_value_that_is_not_understood_is_told_at_its_field(string query, string field, string message)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var page = await site.GetPageAsync($"/events?{query}", HttpStatusCode.BadRequest);
        Assert.Contains(message, page.QuerySelector($"#{field}-error")!.Words());
        Assert.Equal(25, page.Titles().Length);
        Assert.Contains("entend", (await site.GetPageAsync($"/es/events?{query}", HttpStatusCode.BadRequest)).QuerySelector(".notice-alert")!.Words());
    }

    [Theory]
    [InlineData("when=%00")]
    [InlineData("when=never")]
    [InlineData("page=-1")]
    [InlineData("page=99999999999999999999")]
    [InlineData("zip=%ED%A0%80")]
    [InlineData("from=9999-12-31x")]
    public async Task Hostile_values_are_answered_with_400(string query) =>
        await (await sites.OnAsync(Engine.Sqlite)).GetPageAsync($"/events?{query}", HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("from=0001-01-01&to=9999-12-31")]
    [InlineData("zip=96799&miles=250")]
    [InlineData("zip=99546&miles=250")]
    public async Task Odd_values_are_answered_with_a_page(string query)
    {
        foreach (var engine in Enum.GetValues<Engine>())
            await (await sites.OnAsync(engine)).GetPageAsync($"/events?{query}");
    }
}
