using System.Net;
using AngleSharp.Dom;
using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Agreements;

public sealed class AgreementsPageTests(SeededSites sites)
{
    private const int SignedColumn = 3;

    private static readonly Source Roster = new("The roster", "https://roster.example/");

    [Theory, OnBothEngines]
    public async Task Each_heading_sorts_the_table_both_ways(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var (sort, column) in new[] { ("agency", 0), ("state", 1), ("model", 3), ("status", 5) })
        {
            var up = await site.GetPageAsync($"/agreements?sort={sort}&dir=asc");
            var down = await site.GetPageAsync($"/agreements?sort={sort}&dir=desc");

            Assert.Equal(79, Column(up, column).Length);
            Assert.Equal(Column(up, column).Order(Comparison(sort)), Column(up, column));
            Assert.Equal(Column(down, column).OrderDescending(Comparison(sort)), Column(down, column));
            Assert.NotEqual(Column(up, column)[0], Column(down, column)[0]);
            AssertSortedBy(up, sort, "ascending");
            AssertSortedBy(down, sort, "descending");
        }
    }

    [Theory, OnBothEngines]
    public async Task Sorted_by_day_of_signing_those_without_one_stand_last_either_way(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var up = SignedDays(await site.GetPageAsync("/agreements?sort=signed"));
        var down = SignedDays(await site.GetPageAsync("/agreements?sort=signed&dir=desc"));

        Assert.Equal(["", "", ""], up[^3..]);
        Assert.Equal(["", "", ""], down[^3..]);
        Assert.Equal(up[..^3].Order(StringComparer.Ordinal), up[..^3]);
        Assert.Equal(up[..^3].Reverse(), down[..^3]);
        Assert.DoesNotContain("", up[..^3]);
    }

    [Theory, OnBothEngines]
    public async Task A_heading_keeps_the_filter_and_turns_its_own_column_round(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/agreements?state=AZ&sort=model");

        Assert.Equal(
            ["/agreements?state=AZ", "/agreements?state=AZ&sort=state", "/agreements?state=AZ&sort=model&dir=desc", "/agreements?state=AZ&sort=signed", "/agreements?state=AZ&sort=status"],
            page.QuerySelectorAll("thead a").Select(link => link.GetAttribute("href")));
        Assert.Equal("model", page.QuerySelector("form input[name=sort]")!.GetAttribute("value"));
    }

    [Theory, OnBothEngines]
    public async Task The_table_is_filtered_by_state_and_model(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var arizona = await site.GetPageAsync("/agreements?state=AZ");
        var jails = await site.GetPageAsync("/agreements?state=AZ&model=jail_enforcement");

        Assert.Equal(9, Column(arizona, 1).Length);
        Assert.All(Column(arizona, 1), state => Assert.Equal("Arizona", state));
        Assert.All(Column(jails, SignedColumn), model => Assert.Equal("Jail Enforcement", model));
        Assert.Equal(2, Column(jails, 0).Length);
        Assert.Equal("Arizona (9)", arizona.QuerySelector("#state option[selected]")!.TextContent);
        Assert.Equal(["/agreements?model=jail_enforcement", "/agreements?state=AZ"], jails.QuerySelectorAll(".filters-active a").Select(a => a.GetAttribute("href")));
    }

    [Theory, OnBothEngines]
    public async Task An_agency_with_two_agreements_counts_once_as_an_agency(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            var twice = Agency("twice", "Twice County Sheriff");
            await db.AddRangeAsync(
                Agreement(twice, AgreementModel.TaskForce), Agreement(twice, AgreementModel.WarrantServiceOfficer), Agreement(Agency("once", "Once Police"), AgreementModel.TaskForce));
        });

        var all = await site.GetPageAsync("/agreements");
        var taskForces = await site.GetPageAsync("/agreements?model=task_force");

        Assert.Equal("2 agencies, 3 agreements", all.QuerySelector("h1")!.TextContent);
        Assert.Equal("3 agreements of 2 agencies", all.QuerySelector(".filters-active b")!.TextContent);
        Assert.Equal(["Once Police", "Twice County Sheriff", "Twice County Sheriff"], Column(all, 0));
        Assert.Equal("2 agreements of 2 agencies", taskForces.QuerySelector(".filters-active b")!.TextContent);
        Assert.Equal("2 agencies, 3 agreements", taskForces.QuerySelector("h1")!.TextContent);
    }

    [Theory, OnBothEngines]
    public async Task A_long_table_is_paged_and_keeps_its_order(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db => await db.AddRangeAsync(
            Enumerable.Range(0, 130).Select(i => Agreement(Agency($"agency-{i}", $"Agency {i:000}"), AgreementModel.TaskForce))));

        var first = await site.GetPageAsync("/agreements?dir=desc");
        var second = await site.GetPageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(Enumerable.Range(0, 130).Reverse().Select(i => $"Agency {i:000}"), Column(first, 0).Concat(Column(second, 0)));
    }

    [Theory, OnBothEngines]
    public async Task Every_number_leads_to_a_source_that_is_listed_once(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/agreements");

        var sources = page.QuerySelectorAll(".table-scroll ~ section .sources li");
        Assert.Equal(sources.Length, sources.Select(source => source.QuerySelector("a")!.GetAttribute("href")).Distinct().Count());
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.NotEmpty(row.QuerySelectorAll("a")));
        Assert.All(page.QuerySelectorAll("tbody a"), number => Assert.Contains(page.QuerySelector(number.GetAttribute("href")!), sources));
    }

    [Theory, OnBothEngines]
    public async Task Values_that_make_no_sense_are_told_and_the_table_is_shown(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        foreach (var query in new[] { "sort=price", "dir=sideways", "state=Arizona", "model=%3Cscript%3E", "page=999999999999" })
        {
            var page = await site.GetPageAsync($"/agreements?{query}", HttpStatusCode.BadRequest);
            Assert.Single(page.QuerySelectorAll("[role=alert] li"));
            Assert.Equal(79, Column(page, 0).Length);
            Assert.Empty(page.QuerySelectorAll("script"));
        }
    }

    [Theory, OnBothEngines]
    public async Task Where_a_state_has_none_the_page_says_what_to_do_next(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/agreements?state=HI");

        Assert.Equal("No agreement found", page.QuerySelector(".filters-active b")!.TextContent);
        Assert.NotNull(page.QuerySelector(".empty a[href='/agreements']"));
        Assert.Equal("Hawaii (0)", page.QuerySelector("#state option[selected]")!.TextContent);
    }

    [Theory, OnBothEngines]
    public async Task The_program_and_its_models_are_explained_with_sources(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var explained = (await site.GetPageAsync("/agreements")).QuerySelector("#what")!;

        Assert.Equal(["Task Force", "Jail Enforcement", "Hybrid", "Warrant Service Officer"], explained.QuerySelectorAll("dt").Select(dt => dt.TextContent));
        Assert.All(explained.QuerySelectorAll("dd"), meaning => Assert.NotEmpty(meaning.QuerySelectorAll(".source a[href^=https]")));
    }

    [Theory, OnBothEngines]
    public async Task The_Spanish_page_speaks_Spanish_and_sorts_by_its_words(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/es/agreements?sort=model");

        Assert.Equal("79 agencias, 79 acuerdos", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Control en la cárcel", "Fuerza operativa", "Híbrido", "No se sabe"], Column(page, SignedColumn).Distinct());
        Assert.Contains("Carolina del Norte", Column(page, 1));
        Assert.Contains("28 de octubre de 2009", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    private static Agency Agency(string slug, string name) =>
        CampaignTracker.Data.Agreements.Agency.Keep(slug, name, "AZ", "Maricopa", "04013", AgencyLevel.County, centre: null, TestData.By, TestData.At);

    private static Agreement Agreement(Agency agency, AgreementModel model) => CampaignTracker.Data.Agreements.Agreement.Keep(
        agency, new(model, SignedOn: null, AgreementStatus.InForce, new(2026, 5, 18), EndedOn: null, BilingualText.Empty, [Roster]), TestData.By, TestData.At);

    private static StringComparer Comparison(string sort) => sort is "agency"
        ? StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.IgnoreSymbols)
        : StringComparer.InvariantCulture;

    private static void AssertSortedBy(IDocument page, string sort, string direction)
    {
        var sorted = Assert.Single(page.QuerySelectorAll("th[aria-sort]"));
        Assert.Equal(direction, sorted.GetAttribute("aria-sort"));
        Assert.Equal(sort, sorted.TextContent.ToLowerInvariant());
    }

    private static string[] Column(IDocument page, int column) =>
        [.. page.QuerySelectorAll("tbody tr").Select(row => row.Children[column].TextContent.Trim())];

    private static string[] SignedDays(IDocument page) =>
        [.. page.QuerySelectorAll("tbody tr").Select(row => row.Children[4].QuerySelector("time")?.GetAttribute("datetime") ?? "")];
}
