using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Letters;

public sealed class LettersPageTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task Open_letters_come_first_then_the_newest_and_drafts_never(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var older = TestData.OpenLetter("older");
            older.Close(TestData.By, TestData.At);
            var newer = TestData.DraftLetter("newer");
            newer.Open(TestData.By, TestData.At.AddDays(3));
            newer.Close(TestData.By, TestData.At.AddDays(4));
            var later = TestData.OpenLetter("later", deadline: new(new(2026, 8, 1), new(12, 0), "America/Chicago"));
            var sooner = TestData.OpenLetter("sooner", deadline: new(new(2026, 7, 1), new(12, 0), "America/Chicago"));
            db.Letters.AddRange(older, newer, later, sooner, TestData.DraftLetter("draft"));
            return Task.CompletedTask;
        });

        var page = await site.GetPageAsync("/letters");

        Assert.Equal(["sooner", "later", "newer", "older"], page.QuerySelectorAll("main h3 a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
        Assert.Equal(["Open to sign", "Closed, delivered and answered"], page.QuerySelectorAll("main h2").Select(h => h.Words()));
    }

    [Theory, OnBothEngines]
    public async Task A_letter_tells_what_it_asks_of_whom_where_it_stands_and_how_many_signed(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/letters");

        var open = page.QuerySelector("[aria-labelledby=open] li")!.Words();
        Assert.Contains("End the 287(g) agreements Sample", open, StringComparison.Ordinal);
        Assert.Contains("To: The Secretary of Homeland Security", open, StringComparison.Ordinal);
        Assert.Contains("Open until 3:00 PM EDT, Monday, June 22, 2026 21 days left", open, StringComparison.Ordinal);
        Assert.Contains("44 of 100 hoped for", open, StringComparison.Ordinal);
        var past = page.QuerySelector("[aria-labelledby=past] li")!.Words();
        Assert.Contains("To: President Barack Obama", past, StringComparison.Ordinal);
        Assert.Contains("Delivered on August 25, 2009", past, StringComparison.Ordinal);
        Assert.Contains("521 organizations signed; sources name 19 of them.", past, StringComparison.Ordinal);
        Assert.DoesNotContain("Sample", past, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task It_speaks_Spanish(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/es/letters");

        Assert.Equal("Cartas", page.QuerySelector("h1")!.Words());
        Assert.Contains("Abierta hasta el lunes 22 de junio de 2026, 3:00 p. m. EDT Quedan 21 días", page.QuerySelector("[aria-labelledby=open]")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Entregada el 25 de agosto de 2009", page.QuerySelector("[aria-labelledby=past]")!.Words(), StringComparison.Ordinal);
        Assert.Equal("/es/letters/end-287g-2009", page.QuerySelector("[aria-labelledby=past] h3 a")!.GetAttribute("href"));
    }

    [Theory, OnBothEngines]
    public async Task Without_letters_it_says_what_to_do_next(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);

        var page = await site.GetPageAsync("/letters");

        Assert.Equal("/organizations", page.QuerySelector(".empty a")!.GetAttribute("href"));
    }

    [Theory, OnBothEngines]
    public async Task A_letter_past_its_deadline_leaves_the_open_ones_at_that_minute(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.Letters.Add(TestData.OpenLetter("due", deadline: new(new(2026, 6, 1), new(12, 30), "America/New_York")));
            return Task.CompletedTask;
        });
        Assert.Contains("Less than an hour left", (await site.GetPageAsync("/letters")).QuerySelector("[aria-labelledby=open]")!.Words(), StringComparison.Ordinal);

        await site.LetTimePassAsync(TimeSpan.FromMinutes(30));
        var page = await site.GetPageAsync("/letters");

        Assert.Contains("No letter is open", page.QuerySelector("[aria-labelledby=open]")!.Words(), StringComparison.Ordinal);
        Assert.Contains(
            "Closed for signing; the deadline was 12:30 PM EDT, Monday, June 1, 2026", page.QuerySelector("[aria-labelledby=past]")!.Words(), StringComparison.Ordinal);
    }
}
