using AngleSharp.Dom;
using Bunit;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Organizations;

/// <summary>The list as an organizer works in it, and with it the kit's grid.</summary>
public sealed class OrganizationsPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_column_orders_a_filter_narrows_and_the_address_says_so()
    {
        await using var site = await SiteAsync("Ark", "Bridge");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, "");
        page.WaitForAssertion(() => Assert.Equal(["Ark", "Bridge"], Names(page)));

        Assert.Equal("none", page.Find("thead th:nth-child(2)").GetAttribute("aria-sort"));
        organizer.Address.NavigateTo(page.Find("thead th:nth-child(2) a").GetAttribute("href")!);
        organizer.Address.NavigateTo(page.Find("thead th:nth-child(2) a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(["Bridge", "Ark"], Names(page)));
        Assert.Equal("descending", page.Find("thead th:nth-child(2)").GetAttribute("aria-sort"));

        await page.InvokeAsync(() => page.FindAll(".grid-filter select")[0].ChangeAsync(new ChangeEventArgs { Value = "declined" }));
        page.WaitForAssertion(() => Assert.Contains("Nothing matches.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("?status=declined&sort=-name", new Uri(organizer.Address.Uri).Query);
    }

    [Fact]
    public async Task What_is_typed_is_searched_for_once_typing_rests_and_columns_are_chosen()
    {
        await using var site = await SiteAsync("Ark", "Bridge");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, "?columns=scope");
        page.WaitForAssertion(() => Assert.Equal(["Ark", "Bridge"], Names(page)));
        Assert.Equal(["Name", "Reach"], page.FindAll("thead th").Skip(1).Select(column => column.TextContent.Trim()));

        await page.InvokeAsync(() => page.Find("input[type=search]").Input("brid"));
        Assert.Equal(2, Names(page).Count);
        site.Clock.Advance(Grid<Features.Organizations.OrganizationLine>.Rest);

        page.WaitForAssertion(() => Assert.Equal(["Bridge"], Names(page)));
        Assert.Equal("?q=brid&columns=scope", new Uri(organizer.Address.Uri).Query);
    }

    [Fact]
    public async Task All_that_were_found_are_listed_after_a_count_and_what_came_of_it_is_told()
    {
        await using var site = await SiteAsync([.. Enumerable.Range(0, 30).Select(i => $"Group {i:00}")]);
        await site.ChangeAsync(async db => (await db.Organizations.SingleAsync(o => o.Name == "Group 29", Ct)).Decline("No.", TestData.By, site.Now));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, "");
        page.WaitForState(() => Names(page).Count == 25);

        await page.InvokeAsync(() => page.Find("thead input").Change(true));
        await page.InvokeAsync(() => Button(page, ".grid-bulk", "Choose all 30 that were found").ClickAsync(new()));
        await page.InvokeAsync(() => Button(page, ".bulk-steps", "Put on the roster").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("Put 29 organizations on the roster?", page.Find(".step-panel h3").TextContent));
        Assert.Contains("1 stays as it is: 1 does not wait.", page.Find(".step-panel").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".step-panel").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".grid-bulk")));
        Assert.Equal("29 are on the roster now.", organizer.The<Notices>().Current);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(29, await db.Organizations.CountAsync(o => o.Status == OrganizationStatus.Listed, Ct));
    }

    [Fact]
    public async Task A_reason_that_is_missing_is_told_at_its_field_and_what_is_typed_stays()
    {
        await using var site = await SiteAsync("Ark");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, "");
        page.WaitForState(() => Names(page).Count == 1);
        await page.InvokeAsync(() => page.Find("tbody input").Change(true));
        await page.InvokeAsync(() => Button(page, ".bulk-steps", "Decline").ClickAsync(new()));
        page.WaitForState(() => page.FindAll(".step-panel").Count == 1);

        await page.InvokeAsync(() => page.Find(".step-panel").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("This cannot stay empty.", page.Find(".sheet-error").TextContent));
        await page.InvokeAsync(() => page.Find(".step-panel textarea").Input(new string('x', 600)));
        await page.InvokeAsync(() => page.Find(".step-panel").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Equal("At most 500 characters.", page.Find(".sheet-error").TextContent));
        Assert.Equal(600, page.Find(".step-panel textarea").GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task What_others_change_appears_by_itself_but_not_under_the_hands_of_who_has_chosen()
    {
        await using var site = await SiteAsync("Ark");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, "");
        page.WaitForState(() => Names(page).Count == 1);

        await AddAsync(site, "Bridge");
        page.WaitForAssertion(() => Assert.Equal(["Ark", "Bridge"], Names(page)));
        await page.InvokeAsync(() => page.Find("tbody input").Change(true));
        site.Clock.Advance(LiveUpdates.Rest);
        await AddAsync(site, "Cedar");
        await Task.Delay(200, Ct);

        Assert.Equal(["Ark", "Bridge"], Names(page));
        Assert.Single(page.FindAll("tr.is-chosen"));
    }

    [Fact]
    public async Task What_left_the_list_is_chosen_no_more()
    {
        await using var site = await SiteAsync("Ark", "Bridge");
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, "?status=pending");
        page.WaitForState(() => Names(page).Count == 2);
        await page.InvokeAsync(() => page.Find("thead input").Change(true));
        page.WaitForState(() => page.FindAll("tr.is-chosen").Count == 2);
        await site.ChangeAsync(async db => (await db.Organizations.SingleAsync(o => o.Name == "Ark", Ct)).Decline("No.", TestData.By, site.Now));

        await page.InvokeAsync(page.FindComponent<Grid<Features.Organizations.OrganizationLine>>().Instance.ReloadAsync);

        page.WaitForAssertion(() => Assert.Equal(["Bridge"], Names(page)));
        Assert.StartsWith("1 ", page.Find(".grid-bulk p").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_the_list_and_can_choose_nothing()
    {
        await using var site = await SiteAsync("Ark");
        await using var reader = await OpenPage.AsAsync(site, OrganizerRole.Reader);
        var page = Open(reader, "");

        page.WaitForAssertion(() => Assert.Equal(["Ark"], Names(page)));
        Assert.Empty(page.FindAll("tbody input"));
        Assert.DoesNotContain("Add an organization", page.Markup, StringComparison.Ordinal);
    }

    private static IRenderedComponent<OrganizationsPage> Open(OpenPage browser, string query)
    {
        browser.Address.NavigateTo($"/organize/organizations{query}");
        return browser.Open<OrganizationsPage>();
    }

    private static async Task<CampaignSite> SiteAsync(params string[] names)
    {
        var site = await CampaignSite.StartAsync(Engine.Sqlite);
        foreach (var name in names)
            await AddAsync(site, name);
        return site;
    }

    private static Task AddAsync(CampaignSite site, string name) => site.ChangeAsync(async db => await db.AddAsync(TestData.Organization(name), Ct));

    private static List<string> Names(IRenderedComponent<OrganizationsPage> page) => [.. page.FindAll("tbody th").Select(name => name.TextContent.Trim())];

    private static IElement Button(IRenderedComponent<OrganizationsPage> page, string within, string words) => page.FindAll($"{within} button").First(button => button.TextContent.Trim() == words);
}
