using System.Net;
using AngleSharp.Dom;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>Sheets to print, and what is told of an event afterwards.</summary>
public sealed class FlyerTests
{
    [Theory, OnBothEngines]
    public async Task A_flyer_says_in_both_languages_when_and_where_and_leads_to_the_event(Engine engine)
    {
        var vigil = TestData.PublishedEvent(TestData.EventDetails(slug: "candles") with { Code = "abc234", Title = new("Candles", "Velas"), Access = AccessFeatures.StepFree });
        await using var site = await Some.SiteWithAsync(engine, vigil);

        var flyer = (await site.GetPageAsync("/es/events/candles/flyer")).QuerySelector(".flyer-sheet")!;

        Assert.Equal("Velas", flyer.QuerySelector("h1")!.Words());
        Assert.Equal("Candles", flyer.QuerySelector("[lang=en] h2")!.Words());
        Assert.Equal(["sábado 6 de junio 7:00 p. m. MST", "Saturday, June 6 7:00 PM MST"], flyer.QuerySelectorAll(".flyer-when").Select(Some.Words));
        Assert.All(flyer.QuerySelectorAll(".flyer-where"), where => Assert.Contains("200 Test Street", where.Words()));
        Assert.Contains("Sin escalones", flyer.QuerySelector(".flyer-first")!.Words());
        Assert.Contains("Step-free", flyer.QuerySelector(".flyer-other")!.Words());
        Assert.Equal("localhost/e/abc234", flyer.QuerySelector(".flyer-link b")!.Words());
        Assert.All(flyer.QuerySelectorAll(".flyer-strips p"), strip => Assert.Contains("localhost/e/abc234", strip.Words()));
        Assert.Equal(
            ["Vigilia · Phoenix sábado 6 de junio 7:00 p. m. MST localhost/e/abc234", "Vigil · Phoenix Saturday, June 6 7:00 PM MST localhost/e/abc234"],
            flyer.QuerySelectorAll(".flyer-strips p").Select(Parts).Distinct());
        Assert.Contains("Candles", (await site.GetPageAsync("/events/candles/sign-in-sheet")).QuerySelector("h1")!.Words());
        await site.GetPageAsync("/events/nothing/flyer", HttpStatusCode.NotFound);
    }

    [Theory, OnBothEngines]
    public async Task A_flyer_says_who_hosts_how_to_get_in_and_how_people_keep_safe(Engine engine)
    {
        var vigil = TestData.PublishedEvent(TestData.EventDetails(slug: "candles") with
        {
            Accessibility = new("A ramp at the side door.", "Una rampa en la puerta lateral."),
            Languages = ["en", "es"],
            Safety = new("Marshals in yellow.", "Chalecos amarillos."),
        });
        vigil.RenameHosts([(TestData.ListedOrganization("Ana's Circle"), HostRole.Lead), (TestData.ListedOrganization("Zion Choir"), HostRole.CoHost)], TestData.By, TestData.At);
        await using var site = await Some.SiteWithAsync(engine, vigil);

        var notes = (await site.GetPageAsync("/events/candles/flyer")).QuerySelectorAll(".flyer-notes").Select(Some.Words);

        Assert.Equal(
            [
                "Hosted by Ana's Circle, Zion Choir · A ramp at the side door. · Languages: English, Spanish · Keeping each other safe: Marshals in yellow.",
                "Convocan: Ana's Circle, Zion Choir · Una rampa en la puerta lateral. · Idiomas: inglés, español · Para cuidarnos: Chalecos amarillos.",
            ],
            notes);
    }

    [Theory, OnBothEngines]
    public async Task Of_a_hidden_address_a_flyer_names_the_town(Engine engine)
    {
        var hidden = TestData.PublishedEvent(
            TestData.EventDetails(slug: "hidden"), place: TestData.Phoenix() with { Visibility = AddressVisibility.Area, AreaPoint = new GeoPoint(33.45, -112.07) });
        await using var site = await Some.SiteWithAsync(engine, hidden);

        foreach (var sheet in (string[])["flyer", "sign-in-sheet"])
        {
            var page = (await site.GetPageAsync($"/events/hidden/{sheet}")).Source.Text;
            Assert.Contains("Phoenix", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Test Street", page, StringComparison.Ordinal);
            Assert.DoesNotContain("85003", page, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothEngines]
    public async Task A_flyer_of_what_was_cancelled_or_moved_warns(Engine engine)
    {
        var off = TestData.PublishedEvent(TestData.EventDetails(slug: "off"));
        off.Cancel(BilingualText.Empty, TestData.By, TestData.At);
        var waiting = TestData.PublishedEvent(TestData.EventDetails(slug: "waiting"));
        waiting.Postpone(BilingualText.Empty, TestData.By, TestData.At);
        var moved = TestData.PublishedEvent(TestData.EventDetails(slug: "moved"));
        moved.Retime(TestData.Saturday() with { StartTime = new(20, 0) }, TestData.By, TestData.At);
        moved.Move(TestData.Phoenix() with { Venue = "The other plaza" }, TestData.By, TestData.At);
        await using var site = await Some.SiteWithAsync(engine, off, waiting, moved);

        Assert.Equal(["Cancelled. It does not take place.", "Cancelado. No se realizará."], (await site.GetPageAsync("/events/off/flyer")).QuerySelectorAll(".flyer-warning").Select(Some.Words));
        Assert.Equal("New time. It was to be Saturday, June 6, 2026, 7:00 PM MST. New place.", (await site.GetPageAsync("/events/moved/flyer")).QuerySelector(".flyer-warning")!.Words());
        Assert.Equal(["Cancelled", "Cancelado"], await StripsBeginAsync("off"));
        Assert.Equal(["Postponed", "Pospuesto"], await StripsBeginAsync("waiting"));
        Assert.Equal(0, await LinksAsync("off"));
        Assert.Equal(0, await LinksAsync("waiting"));
        Assert.Equal(2, await LinksAsync("moved"));

        async Task<IEnumerable<string>> StripsBeginAsync(string slug) =>
            (await site.GetPageAsync($"/events/{slug}/flyer")).QuerySelectorAll(".flyer-strips p").Select(strip => strip.Children[0].Words()).Distinct();

        async Task<int> LinksAsync(string slug) => (await site.GetPageAsync($"/events/{slug}")).QuerySelectorAll("a[href$='/flyer'], a[href$='/sign-in-sheet']").Length;
    }

    [Theory, OnBothEngines]
    public async Task A_flyer_of_a_day_in_a_state_says_what_is_new_and_how_much_more_there_is_and_leads_to_the_list_of_the_state(Engine engine)
    {
        var day = Day();
        var main = TestData.PublishedEvent(TestData.EventDetails("The main march", EventType.March) with { IsFlagship = true }, place: TestData.Phoenix());
        var moved = TestData.PublishedEvent(TestData.EventDetails("The moved vigil"));
        moved.Retime(TestData.Saturday() with { StartTime = new(10, 0) }, TestData.By, TestData.At);
        moved.Move(TestData.Phoenix() with { Venue = "The other plaza" }, TestData.By, TestData.At);
        var others = Enumerable.Range(1, 12).Select(number => TestData.PublishedEvent(TestData.EventDetails($"Vigil number {number}"), TestData.Saturday() with { StartTime = new(21, 0) })).ToList();
        var elsewhere = TestData.PublishedEvent(TestData.EventDetails("Austin vigil"), place: TestData.Phoenix() with { City = "Austin", State = "TX" });
        CampaignEvent[] all = [main, moved, .. others, elsewhere];
        foreach (var one in all)
            one.BelongsTo(day);
        await using var site = await Some.SiteWithAsync(engine, all);

        var flyer = (await site.GetPageAsync("/days/the-day/flyer?state=AZ")).QuerySelector(".flyer-sheet")!;

        Assert.Equal("localhost/days/the-day?state=AZ", flyer.QuerySelector(".flyer-link b")!.Words());
        Assert.Equal(
            ["The day Saturday, June 6 Arizona localhost/days/the-day?state=AZ", "El día sábado 6 de junio Arizona localhost/days/the-day?state=AZ"],
            flyer.QuerySelectorAll(".flyer-strips p").Select(Parts).Distinct());
        var events = flyer.QuerySelectorAll(".flyer-list li");
        Assert.Equal(["New time", "New place"], events[0].QuerySelectorAll(".badge").Select(Some.Words));
        Assert.EndsWith("Nueva hora · Nuevo lugar", events[0].Words(), StringComparison.Ordinal);
        Assert.Equal(["Main event"], events[1].QuerySelectorAll(".badge").Select(Some.Words));
        Assert.InRange(events.Length, 4, 12);
        Assert.Equal($"{14 - events.Length} more are on the website. Hay {14 - events.Length} más en el sitio web.", flyer.QuerySelector(".flyer-more")!.Words());

        var list = await site.GetPageAsync("/days/the-day?state=AZ");
        Assert.Equal(14, list.Titles().Length);
        Assert.DoesNotContain("Austin vigil", list.Titles());
        Assert.Contains("state=AZ", list.QuerySelector("#map")!.GetAttribute("data-points"), StringComparison.Ordinal);
        Assert.Equal("/days/the-day", list.QuerySelector(".filters-active a")!.GetAttribute("href"));
        await site.GetPageAsync("/days/the-day?state=ZZ", HttpStatusCode.BadRequest);
    }

    [Theory, OnBothEngines]
    public async Task Before_a_day_of_action_nobody_is_counted_and_a_count_of_nobody_counts(Engine engine)
    {
        var day = Day();
        var (counted, empty, austin) = (TestData.PublishedEvent(), TestData.PublishedEvent(place: TestData.Phoenix() with { State = "NM" }), TestData.PublishedEvent(place: TestData.Phoenix() with { State = "TX" }));
        foreach (var one in (CampaignEvent[])[counted, empty, austin])
            one.BelongsTo(day);
        await using var site = await Some.SiteWithAsync(engine, counted, empty, austin);

        var before = await site.GetPageAsync("/days/the-day");
        Assert.Equal(["State", "Events"], before.QuerySelectorAll(".by-state th[scope=col]").Select(Some.Words));
        Assert.Equal(["events 3", "states 3"], before.QuerySelectorAll(".figures > div").Select(Parts));

        await site.ChangeAsync(async db =>
        {
            (await db.Events.FindAsync(counted.Id))!.Report(1200, [], [], TestData.By, TestData.At.AddDays(60));
            (await db.Events.FindAsync(empty.Id))!.Report(0, [], [], TestData.By, TestData.At.AddDays(60));
        });

        var after = await site.GetPageAsync("/days/the-day");
        Assert.Equal(["Arizona 1 1,200", "New Mexico 1 0", "Texas 1 –"], after.QuerySelectorAll(".by-state tbody tr").Select(Parts));
        Assert.Equal("people came, as the hosts of 2 events counted 1,200", Parts(after.QuerySelectorAll(".figures > div")[^1]));
    }

    [Theory, OnBothEngines]
    public async Task A_day_of_action_is_summed_up_by_state_and_has_a_flyer_for_each(Engine engine)
    {
        var day = Day();
        var (phoenix, tucson, austin) = (Make("Phoenix vigil"), Make("Tucson vigil"), Make("Austin march", "TX"));
        phoenix.Report(1200, [new Source("A paper", "https://paper.example/vigil")], [new Source("An album", "https://album.example/")], TestData.By, TestData.At.AddDays(60));
        austin.Report(34, [new Source("A paper", "https://paper.example/vigil")], [], TestData.By, TestData.At.AddDays(60));
        var calledOff = Make("Mesa vigil");
        calledOff.Report(500, [], [], TestData.By, TestData.At.AddDays(60));
        calledOff.Cancel(BilingualText.Empty, TestData.By, TestData.At.AddDays(61));
        foreach (var one in (CampaignEvent[])[phoenix, tucson, austin, calledOff])
            one.BelongsTo(day);
        await using var site = await Some.SiteWithAsync(engine, phoenix, tucson, austin, calledOff);

        var page = await site.GetPageAsync("/days/the-day");
        Assert.Equal(["Arizona 2 1,200", "Texas 1 34"], page.QuerySelectorAll(".by-state tbody tr").Select(Parts));
        Assert.Contains("The day: 3 events in 2 states, 1,234 people, as the hosts of 2 events counted.", page.QuerySelector("#numbers")!.ParentElement!.Words(), StringComparison.Ordinal);
        var wrote = Assert.Single(page.QuerySelectorAll("#press ~ ul li"));
        Assert.Equal(["A paper", "Austin march", "Phoenix vigil"], wrote.Words().Split(" · ").Order());
        Assert.Equal("external nofollow noopener", wrote.QuerySelector("a[href='https://paper.example/vigil']")!.GetAttribute("rel"));
        Assert.Equal(["An album · Phoenix vigil"], page.QuerySelectorAll("#pictures ~ ul li").Select(Some.Words));
        Assert.Equal("Lo que publicó la prensa", (await site.GetPageAsync("/es/days/the-day")).QuerySelector("#press")!.Words());
        var arizona = (await site.GetPageAsync("/days/the-day/flyer?state=AZ")).QuerySelector(".flyer-sheet")!.Words();
        Assert.Contains("Tucson vigil", arizona, StringComparison.Ordinal);
        Assert.DoesNotContain("Austin", arizona, StringComparison.Ordinal);
        await site.GetPageAsync("/days/the-day/flyer?state=ZZ", HttpStatusCode.BadRequest);

        var told = await site.GetPageAsync($"/events/{phoenix.Slug}");
        Assert.Contains("1,200", told.QuerySelector(".turnout")!.Words(), StringComparison.Ordinal);
        Assert.Equal("external nofollow noopener", told.QuerySelector("a[href='https://paper.example/vigil']")!.GetAttribute("rel"));

        CampaignEvent Make(string title, string state = "AZ") => TestData.PublishedEvent(TestData.EventDetails(title), place: TestData.Phoenix() with { City = "A town", State = state });
    }

    private static string Parts(IElement element) => string.Join(' ', element.Children.Select(Some.Words));

    private static DayOfAction Day() =>
        DayOfAction.Call("the-day", new("The day", "El día"), new("Of action.", "De acción."), new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At);
}
