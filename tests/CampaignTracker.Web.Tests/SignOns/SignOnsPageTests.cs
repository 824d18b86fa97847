using AngleSharp.Dom;
using Bunit;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Features.SignOns.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>The queue as an organizer works in it.</summary>
public sealed class SignOnsPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_sees_what_waits_but_neither_button_nor_contact()
    {
        await using var site = await SiteAsync("First");
        await using var reader = await OpenPage.AsAsync(site, OrganizerRole.Reader);
        var page = reader.Open<SignOnsPage>();

        page.WaitForAssertion(() => Assert.Equal(["First"], Names(page)));
        Assert.Empty(page.FindAll(".queue button"));
        Assert.DoesNotContain("rosa@", page.Markup, StringComparison.Ordinal);
        Assert.Contains("There is one; your role does not show who.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_letter_makes_no_sample_of_who_signed_it()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var (letter, organization) = (TestData.OpenLetter(), TestData.ListedOrganization());
        var toSign = new LetterToSign(letter.Id, letter.Versions[0].Id, letter.Status, null, IsSample: true);
        await site.ChangeAsync(db => db.AddRangeAsync(letter, toSign.Enter(organization, Signatory.Unnamed, SignOnOrigin.Paper, "A sheet", TestData.By, TestData.At)));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);

        var line = Assert.Single((await acting.The<ListSignOns>().ReadAsync(new(), TestContext.Current.CancellationToken)).Rows);

        Assert.Equal((false, false), (line.IsSample, line.IsLetterSample));
    }

    [Fact]
    public async Task One_click_lists_it_tells_so_and_leads_to_the_next()
    {
        await using var site = await SiteAsync("First", "Second");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<SignOnsPage>();
        page.WaitForAssertion(() => Assert.Equal(["First", "Second"], Names(page)));

        await page.InvokeAsync(() => Button(page, "List").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Equal(["Second"], Names(page)));
        Assert.Contains("First", organizer.The<Notices>().Current, StringComparison.Ordinal);
        organizer.Script.VerifyFocusAsyncInvoke();
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.SignOns.CountAsync(s => s.Status == SignOnStatus.Listed, Ct));
    }

    [Fact]
    public async Task Declining_asks_for_a_reason_and_keeps_it_until_it_is_done()
    {
        await using var site = await SiteAsync("First");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<SignOnsPage>();
        page.WaitForState(() => Names(page).Count == 1);

        await page.InvokeAsync(() => Button(page, "Decline").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("cannot stay empty", page.Find("form").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("textarea").Input("We could not find this group."));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Empty(Names(page)));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("We could not find this group.", (await db.SignOns.SingleAsync(Ct)).DeclineReason);
    }

    [Fact]
    public async Task What_arrives_appears_by_itself_and_what_is_typed_stays()
    {
        await using var site = await SiteAsync("First");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<SignOnsPage>();
        page.WaitForState(() => Names(page).Count == 1);
        await page.InvokeAsync(() => Button(page, "Decline").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("textarea").Input("Half a rea"));

        await AddAsync(site, "Second");

        page.WaitForAssertion(() => Assert.Equal(["First", "Second"], Names(page)));
        Assert.Equal("Half a rea", Typed(page));
    }

    [Fact]
    public async Task Another_nodes_sign_on_appears_after_half_a_minute()
    {
        await using var site = await SiteAsync("First");
        await using var other = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { SharesDatabaseOf = site });
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<SignOnsPage>();
        page.WaitForState(() => Names(page).Count == 1);

        await AddAsync(other, "Second");
        Assert.Equal(["First"], Names(page));
        site.Clock.Advance(LiveUpdates.Look);

        page.WaitForAssertion(() => Assert.Equal(["First", "Second"], Names(page)));
    }

    [Fact]
    public async Task What_somebody_else_decides_stays_while_it_is_written_in()
    {
        await using var site = await SiteAsync("First", "Second");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<SignOnsPage>();
        page.WaitForState(() => Names(page).Count == 2);
        await page.InvokeAsync(() => Button(page, "Decline").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("textarea").Input("Half a rea"));

        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Organization!.Name == "First", Ct)).List(TestData.By, site.Now));

        page.WaitForAssertion(() => Assert.Contains("Somebody else decided this meanwhile", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["First", "Second"], Names(page));
        Assert.Equal("Half a rea", Typed(page));
        Assert.True(page.Find("form button[type=submit]").HasAttribute("disabled"));

        await page.InvokeAsync(() => Button(page, "Dismiss").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(["Second"], Names(page)));
    }

    [Fact]
    public async Task Whoever_was_slower_is_told_and_the_row_goes()
    {
        await using var site = await SiteAsync("First");
        await using var other = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { SharesDatabaseOf = site });
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = organizer.Open<SignOnsPage>();
        page.WaitForState(() => Names(page).Count == 1);
        await other.ChangeAsync(async db => (await db.SignOns.SingleAsync(Ct)).Withdraw(TestData.By, site.Now));

        await page.InvokeAsync(() => Button(page, "List").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Empty(Names(page)));
        Assert.Contains("quicker", organizer.The<Notices>().Current, StringComparison.Ordinal);
    }

    private static async Task<CampaignSite> SiteAsync(params string[] names)
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.OpenLetter("letter"), Ct));
        foreach (var name in names)
            await AddAsync(site, name);
        return site;
    }

    private static Task AddAsync(CampaignSite site, string name) => site.ChangeAsync(async db =>
    {
        var letter = await db.Letters.Include(l => l.Versions).SingleAsync(Ct);
        var count = await db.SignOns.CountAsync(Ct);
        db.Add(TestData.ConfirmedRequest(letter, name, TestData.At.AddMinutes(count)));
    });

    private static List<string> Names(IRenderedComponent<SignOnsPage> page) => [.. page.FindAll(".queue h2").Select(name => name.TextContent.Trim())];

    /// <summary>The first that says so.</summary>
    private static IElement Button(IRenderedComponent<SignOnsPage> page, string words) => page.FindAll(".queue button").First(button => button.TextContent.Trim() == words);

    private static string? Typed(IRenderedComponent<SignOnsPage> page) => page.Find("textarea").GetAttribute("value");
}
