using AngleSharp.Dom;
using CampaignTracker.Data;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Home;

public sealed class HomePageTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task It_speaks_of_the_real_letter_with_what_is_reported_and_what_is_named(Engine engine)
    {
        var page = await (await sites.OnAsync(engine)).GetPageAsync("/");

        Assert.Contains("521", Heading(page), StringComparison.Ordinal);
        Assert.Contains("End the 287(g) program", Heading(page), StringComparison.Ordinal);
        Assert.Contains("502", page.QuerySelector("figure.candles figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("19", page.QuerySelector("figure.candles svg")!.GetAttribute("aria-label")!, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/letters/sample-end-287g-agreements']"));
    }

    [Theory, OnBothEngines]
    public async Task An_open_letter_comes_before_a_closed_one(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            var closed = TestData.OpenLetter(title: "The closed letter");
            await db.AddAsync(closed);
            await db.AddAsync(TestData.ListedSignOn(closed, TestData.ListedOrganization()));
            closed.Close(TestData.By, TestData.At);
            await db.AddAsync(TestData.OpenLetter(title: "The open letter"));
        });

        Assert.Contains("The open letter", Heading(await site.GetPageAsync("/")), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task What_is_next_is_the_next_event_that_takes_place(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            var cancelled = TestData.PublishedEvent(schedule: TestData.Saturday() with { StartDate = new(2026, 6, 3) });
            cancelled.Cancel(BilingualText.Empty, TestData.By, TestData.At);
            await db.AddRangeAsync(cancelled, TestData.PublishedEvent());
        });

        var english = await site.GetPageAsync("/");
        var spanish = await site.GetPageAsync("/es");

        Assert.Equal("Next: Saturday, Phoenix", english.QuerySelector(".figures-words")!.TextContent);
        Assert.Equal("Lo próximo: sábado, Phoenix", spanish.QuerySelector(".figures-words")!.TextContent);
        Assert.Equal(2, english.QuerySelectorAll("article.event").Length);
    }

    [Theory, OnBothEngines]
    public async Task An_empty_campaign_still_has_a_front_page(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);

        var page = await site.GetPageAsync("/");

        Assert.Equal("End 287(g)", Heading(page));
        Assert.NotNull(page.QuerySelector("main a[href='/events?when=past']"));
    }

    private static string Heading(IDocument page) => page.QuerySelector("h1")!.TextContent;
}
