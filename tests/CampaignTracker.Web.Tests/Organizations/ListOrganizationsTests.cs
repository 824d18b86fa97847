using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Organizations;

/// <summary>The organizers' list, as the database answers it.</summary>
public sealed class ListOrganizationsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task It_is_ordered_by_each_column_in_both_directions(Engine engine)
    {
        await using var site = await SiteAsync(engine);

        Assert.Equal(["Ark", "Bridge", "Cedar", "Dove"], await NamesAsync(site, ""));
        Assert.Equal(["Dove", "Cedar", "Bridge", "Ark"], await NamesAsync(site, "?sort=-name"));
        Assert.Equal(["Cedar", "Bridge", "Dove", "Ark"], await NamesAsync(site, "?sort=state"));
        Assert.Equal(["Cedar", "Ark", "Dove", "Bridge"], await NamesAsync(site, "?sort=-city"));
        Assert.Equal(["Cedar", "Ark", "Bridge", "Dove"], await NamesAsync(site, "?sort=-signatures"));
        Assert.Equal(["Dove", "Ark", "Bridge", "Cedar"], await NamesAsync(site, "?sort=status"));
        Assert.Equal("Bridge", (await NamesAsync(site, "?sort=-verification"))[0]);
        // Those without a day come last, whichever way it goes.
        Assert.Equal("Dove", (await NamesAsync(site, "?sort=listed"))[^1]);
        Assert.Equal("Dove", (await NamesAsync(site, "?sort=-listed"))[^1]);
    }

    [Theory, OnBothEngines]
    public async Task Filters_and_search_let_through_what_they_say(Engine engine)
    {
        await using var site = await SiteAsync(engine);

        Assert.Equal(["Dove"], await NamesAsync(site, "?status=declined"));
        Assert.Equal(["Bridge", "Dove"], await NamesAsync(site, "?state=AZ"));
        Assert.Equal(["Cedar"], await NamesAsync(site, "?state=none"));
        Assert.Equal(["Ark"], await NamesAsync(site, "?sector=faith"));
        Assert.Equal(["Cedar"], await NamesAsync(site, "?scope=national"));
        Assert.Equal(["Bridge"], await NamesAsync(site, "?verification=organizer_verified&trusted=yes"));
        Assert.Equal(["Ark", "Cedar", "Dove"], await NamesAsync(site, "?trusted=no"));
        Assert.Empty(await NamesAsync(site, "?sample=yes"));
        Assert.Equal(["Bridge"], await NamesAsync(site, "?q=M%C3%89SA"));
        Assert.Equal(["Ark"], await NamesAsync(site, "?q=arkfolk.example"));
        Assert.Equal(["Bridge"], await NamesAsync(site, "?q=bridge&state=AZ"));
        Assert.Equal(4, (await NamesAsync(site, "?status=nonsense&scope=1&sort=evil")).Count);
    }

    [Theory, OnBothEngines]
    public async Task It_comes_in_pages_and_past_the_end_is_the_last(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db => await db.AddRangeAsync(Enumerable.Range(0, 60).Select(i => TestData.ListedOrganization($"Group {i:00}")), Ct));

        var second = await ReadAsync(site, "?page=2");
        var last = await ReadAsync(site, "?page=99");

        Assert.Equal(("Group 25", "Group 49", 60), (second.Rows[0].Name, second.Rows[^1].Name, second.Page.Total));
        Assert.Equal((3, "Group 59"), (last.Page.Number, last.Rows[^1].Name));
    }

    [Theory, OnBothEngines]
    public async Task Every_sign_on_is_listed_with_how_it_came_in(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var scope = site.Services.CreateAsyncScope();
        var signOns = scope.ServiceProvider.GetRequiredService<ListSignOns>();

        Assert.Equal(["Ark", "Cedar", "Cedar"], await Names(new GridQuery { Sort = "organization" }));
        Assert.Equal(["Cedar"], await Names(new GridQuery().With(ListSignOns.Origin, "paper")));
        Assert.Equal(["Ark", "Cedar"], (await Names(new GridQuery().With(ListSignOns.Letter, "one"))).Order());
        Assert.Equal(["Ark"], await Names(new GridQuery { Search = "arkfolk" }));
        Assert.Empty(await Names(new GridQuery().With(ListSignOns.Status, "declined")));

        async Task<IReadOnlyList<string>> Names(GridQuery query) => [.. (await signOns.ReadAsync(query, Ct)).Rows.Select(row => row.Organization)];
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var site = await CampaignSite.StartAsync(engine);
        var ark = Make("Ark", "NM", "Taos", Scope.Local, Sector.Faith, "https://arkfolk.example");
        var bridge = Make("Bridge", "AZ", "Mésa", Scope.Local, Sector.Community);
        var cedar = Make("Cedar", "", "Washington", Scope.National, Sector.Legal);
        var dove = Make("Dove", "AZ", "Phoenix", Scope.Local, Sector.Community);
        ark.List(TestData.By, TestData.At.AddDays(2));
        bridge.List(TestData.By, TestData.At.AddDays(1));
        bridge.Verify("Called.", TestData.By, TestData.At);
        bridge.Trust(TestData.By, TestData.At);
        cedar.List(TestData.By, TestData.At.AddDays(3));
        dove.Decline("No.", TestData.By, TestData.At);
        var (one, two) = (TestData.OpenLetter("one"), TestData.OpenLetter("two"));
        await site.ChangeAsync(db =>
        {
            db.AddRange(one, two, ark, bridge, cedar, dove, TestData.ListedSignOn(one, ark), TestData.ListedSignOn(one, cedar));
            db.Add(two.Enter(cedar, Signatory.Unnamed, SignOnOrigin.Paper, "The sheet of the meeting", TestData.By, TestData.At));
            return Task.CompletedTask;
        });
        return site;
    }

    private static Organization Make(string name, string state, string city, Scope scope, Sector sector, string? website = null) => Organization.Ask(
        new OrganizationDetails { Name = name, State = state, City = city, Scope = scope, Sectors = [sector], Website = website }, slug: null, TestData.By, TestData.At);

    private static async Task<GridPage<OrganizationLine>> ReadAsync(CampaignSite site, string address)
    {
        await using var scope = site.Services.CreateAsyncScope();
        string[] filters = ["status", "state", "scope", "sector", "verification", "trusted", "sample"];
        return await scope.ServiceProvider.GetRequiredService<ListOrganizations>().ReadAsync(GridQuery.Read(address, filters), Ct);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(CampaignSite site, string address) => [.. (await ReadAsync(site, address)).Rows.Select(row => row.Name)];
}
