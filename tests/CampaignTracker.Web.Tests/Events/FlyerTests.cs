using System.Net;
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
        Assert.Contains("Candles", (await site.GetPageAsync("/events/candles/sign-in-sheet")).QuerySelector("h1")!.Words());
        await site.GetPageAsync("/events/nothing/flyer", HttpStatusCode.NotFound);
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
        var moved = TestData.PublishedEvent(TestData.EventDetails(slug: "moved"));
        moved.Retime(TestData.Saturday() with { StartTime = new(20, 0) }, TestData.By, TestData.At);
        await using var site = await Some.SiteWithAsync(engine, off, moved);

        Assert.Equal(["Cancelled. It does not take place.", "Cancelado. No se realizará."], (await site.GetPageAsync("/events/off/flyer")).QuerySelectorAll(".flyer-warning").Select(Some.Words));
        Assert.StartsWith("New time. It was to be Saturday, June 6, 2026, 7:00 PM MST", (await site.GetPageAsync("/events/moved/flyer")).QuerySelector(".flyer-warning")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_day_of_action_is_summed_up_by_state_and_has_a_flyer_for_each(Engine engine)
    {
        var day = DayOfAction.Call("the-day", new("The day", "El día"), new("Of action.", "De acción."), new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At);
        var (phoenix, tucson, austin) = (Make("Phoenix vigil"), Make("Tucson vigil"), Make("Austin march", "TX"));
        phoenix.Report(1200, [new Source("A paper", "https://paper.example/vigil")], [new Source("An album", "https://album.example/")], TestData.By, TestData.At.AddDays(60));
        austin.Report(34, [], [], TestData.By, TestData.At.AddDays(60));
        var calledOff = Make("Mesa vigil");
        calledOff.Report(500, [], [], TestData.By, TestData.At.AddDays(60));
        calledOff.Cancel(BilingualText.Empty, TestData.By, TestData.At.AddDays(61));
        foreach (var one in (CampaignEvent[])[phoenix, tucson, austin, calledOff])
            one.BelongsTo(day);
        await using var site = await Some.SiteWithAsync(engine, phoenix, tucson, austin, calledOff);

        var page = await site.GetPageAsync("/days/the-day");
        Assert.Equal(["Arizona 2 1,200", "Texas 1 34"], page.QuerySelectorAll(".by-state tbody tr").Select(Some.Words));
        Assert.Contains("The day: 3 events in 2 states, 1,234 people, as the hosts of 2 events counted.", page.QuerySelector("#numbers")!.ParentElement!.Words(), StringComparison.Ordinal);
        var arizona = (await site.GetPageAsync("/days/the-day/flyer?state=AZ")).QuerySelector(".flyer-sheet")!.Words();
        Assert.Contains("Tucson vigil", arizona, StringComparison.Ordinal);
        Assert.DoesNotContain("Austin", arizona, StringComparison.Ordinal);
        await site.GetPageAsync("/days/the-day/flyer?state=ZZ", HttpStatusCode.BadRequest);

        var told = await site.GetPageAsync($"/events/{phoenix.Slug}");
        Assert.Contains("1,200", told.QuerySelector(".turnout")!.Words(), StringComparison.Ordinal);
        Assert.Equal("external nofollow noopener", told.QuerySelector("a[href='https://paper.example/vigil']")!.GetAttribute("rel"));

        CampaignEvent Make(string title, string state = "AZ") => TestData.PublishedEvent(TestData.EventDetails(title), place: TestData.Phoenix() with { City = "A town", State = state });
    }
}
