using System.Net;
using AngleSharp.Dom;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Organizations;

public sealed class RosterTests(SeededSites sites)
{
    [Theory, OnBothEngines]
    public async Task A_search_finds_names_and_cities_without_regard_to_case_and_accents(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await ListAsync(site, TestData.ListedOrganization("Casa José Núñez", city: "Cañon City"), TestData.ListedOrganization("Somebody Else"));

        foreach (var words in new[] { "jose", "JOSÉ", "José", "nunez casa", "canon", "CAÑON city" })
            Assert.Equal(["Casa José Núñez"], Names(await site.GetPageAsync($"/organizations?q={Uri.EscapeDataString(words)}")));
    }

    [Theory, OnBothEngines]
    public async Task Signs_that_databases_read_as_wildcards_are_searched_as_they_are(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await ListAsync(site, TestData.ListedOrganization("Hundred % Neighbors"), TestData.ListedOrganization("Plain Neighbors"));

        Assert.Equal(["Hundred % Neighbors"], Names(await site.GetPageAsync("/organizations?q=%25")));
        Assert.Empty(Names(await site.GetPageAsync("/organizations?q=_")));
        Assert.Empty(Names(await site.GetPageAsync("/organizations?q=%27%20OR%201=1")));
    }

    [Theory, OnBothEngines]
    public async Task Each_filter_leaves_what_it_names(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await ListAsync(
            site,
            TestData.ListedOrganization("Desert Faith", "AZ", scope: Scope.Local, sector: Sector.Faith),
            TestData.ListedOrganization("Desert Labor", "AZ", scope: Scope.State, sector: Sector.Labor),
            TestData.ListedOrganization("Mesa Labor", "NM", scope: Scope.Local, sector: Sector.Labor));

        Assert.Equal(["Desert Faith", "Desert Labor"], Names(await site.GetPageAsync("/organizations?state=AZ")));
        Assert.Equal(["Desert Faith", "Mesa Labor"], Names(await site.GetPageAsync("/organizations?scope=local")));
        Assert.Equal(["Desert Labor", "Mesa Labor"], Names(await site.GetPageAsync("/organizations?sector=labor")));
        Assert.Equal(["Mesa Labor"], Names(await site.GetPageAsync("/organizations?sector=labor&scope=local&state=nm&q=MESA")));
    }

    [Theory, OnBothEngines]
    public async Task Each_choice_says_how_many_listed_organizations_it_has(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await ListAsync(
            site,
            TestData.ListedOrganization("One", "AZ", scope: Scope.Local, sector: Sector.Faith),
            TestData.ListedOrganization("Two", "AZ", scope: Scope.National, sector: Sector.Faith),
            TestData.ListedOrganization("Three", "NM", scope: Scope.Local, sector: Sector.Labor),
            TestData.Organization("Pending", "NM", scope: Scope.Local, sector: Sector.Labor));

        var page = await site.GetPageAsync("/organizations?state=NM");

        Assert.Equal(["Any", "Arizona (2)", "New Mexico (1)"], Choices(page, "state"));
        Assert.Equal(["Any", "Local (2)", "National (1)"], Choices(page, "scope"));
        Assert.Equal(["Any", "Faith (2)", "Labor (1)"], Choices(page, "sector"));
        Assert.Equal("New Mexico (1)", page.QuerySelector("#state option[selected]")!.TextContent);
        Assert.Equal("3 organizations", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("1 organization", page.QuerySelector(".filters-active b")!.TextContent);
    }

    [Theory, OnBothEngines]
    public async Task Paging_keeps_the_filter_and_shows_each_organization_once(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var inArizona = Enumerable.Range(0, 120).Select(i => TestData.ListedOrganization($"Neighbors {i / 2:000}")).ToArray();
        await ListAsync(site, [.. inArizona, TestData.ListedOrganization("Elsewhere", "NM")]);

        var seen = new List<string>();
        var names = new List<string>();
        var told = new List<string>();
        for (var next = "/organizations?state=AZ&scope=local"; next is not null;)
        {
            Assert.Contains("state=AZ", next, StringComparison.Ordinal);
            Assert.Contains("scope=local", next, StringComparison.Ordinal);
            var page = await site.GetPageAsync(next);
            seen.AddRange(page.QuerySelectorAll(".row-name a").Select(link => link.GetAttribute("href")!));
            names.AddRange(Names(page));
            told.Add(Told(page));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(inArizona.Select(o => $"/organizations/{o.Slug}").Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Collection(
            told,
            first => Assert.Contains("1 to 50, by name", first, StringComparison.Ordinal),
            second => Assert.Contains("51 to 100, by name", second, StringComparison.Ordinal),
            third => Assert.Contains("101 to 120, by name", third, StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task Past_the_end_the_last_page_is_shown(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        Assert.Contains("51 to 79", Told(await site.GetPageAsync("/organizations?page=40")), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Where_nobody_is_found_the_page_says_what_to_do_next(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/organizations?q=nobody%20at%20all&state=AZ");

        Assert.Contains("No organization found", Told(page), StringComparison.Ordinal);
        Assert.Contains("for “nobody at all”", Told(page), StringComparison.Ordinal);
        Assert.Equal(
            ["/organizations?state=AZ", "/organizations?q=nobody%20at%20all", "/organizations"],
            page.QuerySelectorAll(".filters-active a").Select(link => link.GetAttribute("href")));
        Assert.NotNull(page.QuerySelector(".empty a[href='/sign-on']"));
        Assert.NotNull(page.QuerySelector(".empty a[href='/organizations']"));
        Assert.Equal("nobody at all", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Theory, OnBothEngines]
    public async Task Values_that_make_no_sense_are_told_and_the_roster_is_shown(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        string[] hostile =
        [
            "state=ZZ", "state=AZ&state=CA", "page=999999999999", "page=-1", "page=0x10", "sector=%3Cscript%3Ealert(1)%3C/script%3E", "sector=7", "scope=%F0%9F%95%AF",
            $"q={new string('x', 5000)}",
        ];

        foreach (var query in hostile)
        {
            var page = await site.GetPageAsync($"/organizations?{query}", HttpStatusCode.BadRequest);
            Assert.Single(page.QuerySelectorAll("[role=alert] li"));
            Assert.Equal(50, Names(page).Length);
            Assert.Empty(page.QuerySelectorAll("script"));
        }
    }

    [Theory, OnBothEngines]
    public async Task The_head_says_how_many_signed_and_how_many_have_their_names_here(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/organizations");
        var lede = page.QuerySelector(".page-head .lede")!;

        Assert.Equal("521 organizations signed End the 287(g) program; 19 of them have their names here. Help us find the others.", lede.TextContent);
        Assert.Equal("/letters/end-287g-2009", lede.QuerySelectorAll("a")[0].GetAttribute("href"));
        var missing = page.QuerySelector(lede.QuerySelectorAll("a")[1].GetAttribute("href")!)!;
        Assert.Equal("502 names are missing", missing.QuerySelector("h2")!.TextContent);
        Assert.StartsWith("mailto:hello@coalition.example?subject=", missing.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Nothing_is_said_of_missing_names_where_none_are_reported(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        letter.Close(TestData.By, TestData.At);
        letter.Deliver(new("", ""), TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddAsync(letter));

        var page = await site.GetPageAsync("/organizations");

        Assert.Empty(page.QuerySelectorAll(".notice"));
        Assert.DoesNotContain("signed", page.QuerySelector(".page-head .lede a")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Only_listed_organizations_are_on_the_roster(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var listed = TestData.ListedOrganization("Listed");
        var withdrawn = TestData.ListedOrganization("Withdrawn");
        withdrawn.Withdraw(TestData.By, TestData.At);
        var merged = TestData.ListedOrganization("Merged");
        merged.MergeInto(listed, TestData.By, TestData.At);
        var declined = TestData.Organization("Declined");
        declined.Decline("Not a group.", TestData.By, TestData.At);
        await ListAsync(site, listed, withdrawn, merged, declined, TestData.Organization("Pending"));

        Assert.Equal(["Listed"], Names(await site.GetPageAsync("/organizations")));
    }

    [Theory, OnBothEngines]
    public async Task Samples_are_badged_and_real_organizations_are_not(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var rows = (await site.GetPageAsync("/organizations")).QuerySelectorAll("li.row");

        Assert.All(rows, row =>
        {
            var isSample = row.QuerySelector("a")!.GetAttribute("href")!.StartsWith("/organizations/sample-", StringComparison.Ordinal);
            Assert.Equal(isSample, row.QuerySelector(".badge")?.TextContent == "Sample");
        });
        Assert.Contains(rows, row => row.QuerySelector(".badge") is not null);
        Assert.Contains(rows, row => row.QuerySelector(".badge") is null);
    }

    [Theory, OnBothEngines]
    public async Task The_Spanish_roster_speaks_Spanish(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/es/organizations?state=NY");

        Assert.Equal("es", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("79 organizaciones", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Nombre o ciudad", page.QuerySelector("label[for=q]")!.TextContent);
        Assert.Contains("Nueva York (", string.Concat(Choices(page, "state")), StringComparison.Ordinal);
        Assert.Contains("Comunidades de fe (", string.Concat(Choices(page, "sector")), StringComparison.Ordinal);
        Assert.Contains("por nombre", Told(page), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("main a:not([href^='#'], [href^='mailto:'])"), link =>
            Assert.StartsWith("/es/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    private static Task ListAsync(CampaignSite site, params Organization[] organizations) =>
        site.ChangeAsync(async db => await db.AddRangeAsync(organizations.AsEnumerable<object>()));

    private static string[] Names(IDocument page) => [.. page.QuerySelectorAll(".row-name a").Select(link => link.TextContent)];

    private static string[] Choices(IDocument page, string field) => [.. page.QuerySelectorAll($"#{field} option").Select(option => option.TextContent)];

    private static string Told(IDocument page) => page.QuerySelector(".filters-active")!.TextContent;
}
