using Bunit;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Letters.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Letters;

/// <summary>One letter's page, as organizers and readers have it open.</summary>
public sealed class LetterWorkPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OrganizerRole.Organizer, 2, true)]
    [InlineData(OrganizerRole.Reader, 0, false)]
    public async Task A_draft_is_written_by_organizers_and_read_by_readers(OrganizerRole role, int fields, bool opens)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.DraftLetter("draft"), Ct));
        await using var acting = await OpenPage.AsAsync(site, role);
        var page = acting.Open<LetterWorkPage>(letter => letter.Add(l => l.Name, "draft"));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".letter-text").Count));
        Assert.Equal(fields, page.FindAll("textarea").Count);
        Assert.Equal(opens, page.FindAll("a[href='/organize/letters/draft/open']").Count == 1);
    }

    [Fact]
    public async Task Closing_is_one_click_and_a_colleague_who_was_quicker_is_told_of()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.OpenLetter("open"), Ct));
        await using var acting = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = acting.Open<LetterWorkPage>(letter => letter.Add(l => l.Name, "open"));
        page.WaitForState(() => page.FindAll("button").Any(b => b.TextContent.Trim() == "Close"));

        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent.Trim() == "Close").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Equal("Closed", page.Find(".letter-state").TextContent));
        Assert.Contains("takes no more signatures", acting.The<Notices>().Current, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("textarea").Count);
        Assert.NotEmpty(page.FindAll("a[href='/organize/letters/open/deliver']"));
    }

    [Fact]
    public async Task What_a_colleague_writes_appears_by_itself()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.DraftLetter("live"), Ct));
        await using var acting = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = acting.Open<LetterWorkPage>(letter => letter.Add(l => l.Name, "live"));
        page.WaitForState(() => page.FindAll("textarea").Count == 2);

        await site.ChangeAsync(async db => (await db.Letters.SingleAsync(Ct)).Write(new("We ask.", "Pedimos más."), TestData.By, site.Now));

        page.WaitForAssertion(() => Assert.Contains("Pedimos más.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("a test changed the text", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open", true, "The Spanish text is missing.")]
    [InlineData("deliver", false, "This cannot be done with the letter as it stands.")]
    public async Task A_step_says_what_it_means_and_is_not_offered_where_it_cannot_be_taken(string step, bool isOffered, string words)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = Letter.Draft(new() { Slug = "step", Title = new("T", ""), Addressee = new("A", ""), Summary = new("", "") }, new("We ask.", ""), TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddAsync(letter, Ct));
        await using var acting = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = acting.Open<LetterStepPage>(form => form.Add(f => f.Name, "step").Add(f => f.Step, step));

        page.WaitForAssertion(() => Assert.Contains(words, page.Markup, StringComparison.Ordinal));
        if (isOffered)
            page.WaitForAssertion(() => Assert.Contains(LetterVersion.HashOf(new("We ask.", "")), page.Markup, StringComparison.Ordinal));
        Assert.Equal(isOffered, page.FindAll("form").Count == 1);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("amend")]
    public async Task A_text_that_a_colleague_wrote_on_is_shown_and_asked_about_before_it_stands_for_good(string step)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = step == "open" ? TestData.DraftLetter("step") : TestData.OpenLetter("step");
        if (step == "amend")
        {
            letter.Close(TestData.By, TestData.At);
            letter.Write(new("We ask for more.", "Pedimos más."), TestData.By, TestData.At);
        }

        await site.ChangeAsync(async db => await db.AddAsync(letter, Ct));
        await using var acting = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = acting.Open<LetterStepPage>(form => form.Add(f => f.Name, "step").Add(f => f.Step, step));
        page.WaitForElement(".letter-hash");
        await site.ChangeAsync(async db => (await db.Letters.SingleAsync(Ct)).Write(new("Nobody saw this.", "Nadie vio esto."), TestData.By, site.Now));

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        var hash = LetterVersion.HashOf(new("Nobody saw this.", "Nadie vio esto."));
        page.WaitForAssertion(() => Assert.Equal(hash, page.Find(".letter-hash").TextContent));
        Assert.Contains("Nobody saw this.", page.Find(".letter-text").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".met"));
        await using var db = await site.OpenDatabaseAsync();
        Assert.NotEqual(LetterStatus.Open, (await db.Letters.AsNoTracking().SingleAsync(Ct)).Status);

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        Assert.Equal(hash, (await db.Letters.AsNoTracking().Include(l => l.Versions).SingleAsync(Ct)).Versions.MaxBy(v => v.Number)!.Hash);
    }
}
