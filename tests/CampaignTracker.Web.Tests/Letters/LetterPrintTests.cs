using System.Net;
using AngleSharp.Dom;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Letters;

/// <summary>The letter with its signatories, for paper and for a spreadsheet.</summary>
public sealed class LetterPrintTests(SeededSites sites)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task National_organizations_come_first_then_the_states_by_name_each_in_order(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await SignAsync(site);

        var page = await site.GetPageAsync("/letters/paper/print");
        var spanish = await site.GetPageAsync("/es/letters/paper/print");

        Assert.Equal(["National: Zenith Union", "Alabama: Delta Friends", "Arizona: Alba House, Zuni Circle", "New York: Bronx Parish", "State not known: Nowhere Group"], Groups(page));
        Assert.Equal(["Nacionales: Zenith Union", "Alabama: Delta Friends", "Arizona: Alba House, Zuni Circle", "Nueva York: Bronx Parish", "Estado desconocido: Nowhere Group"], Groups(spanish));
        Assert.Contains("6 organizations, as of June 1, 2026, 12:00 PM EDT", page.QuerySelector(".printed-count")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Phoenix, Rosa Morales, Chair", page.QuerySelector(".printed")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden Person", page.Source.Text, StringComparison.Ordinal);
        var foot = page.QuerySelector(".printed footer")!.Words();
        Assert.Contains("Version 1 of the text, frozen on May 1, 2026, 8:00 AM EDT.", foot, StringComparison.Ordinal);
        Assert.Contains(LetterVersion.HashOf(new("We ask.", "Pedimos.")), foot, StringComparison.Ordinal);
        Assert.Equal("Pedimos.", spanish.QuerySelector(".printed-text")!.Words());
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Theory, OnBothEngines]
    public async Task A_delivered_letter_is_printed_as_it_was_delivered_and_without_a_name_that_was_erased(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await SignAsync(site);
        await site.ChangeAsync(async db =>
        {
            var letter = await db.Letters.Include(l => l.Versions).SingleAsync(Ct);
            letter.Close(TestData.By, TestData.At);
            var signOns = await db.SignOns.Include(s => s.Organization).ToArrayAsync(Ct);
            db.Add(letter.Deliver(new("By hand.", "En mano."), TestData.By, TestData.At.AddDays(2), signOns));
        });
        var before = await site.GetPageAsync("/letters/paper/print");
        await site.ChangeAsync(async db =>
        {
            var gone = await db.SignOns.Include(s => s.Organization).SingleAsync(s => s.Organization!.Name == "Alba House", Ct);
            gone.Withdraw(TestData.By, site.Now);
            gone.EraseSignatory(TestData.By, site.Now);
            gone.Organization!.Withdraw(TestData.By, site.Now);
        });
        var after = await site.GetPageAsync("/letters/paper/print");

        Assert.Contains("Rosa Morales", before.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa Morales", after.Source.Text, StringComparison.Ordinal);
        Assert.Equal(Groups(before), Groups(after));
        Assert.Contains("Delivered with 6 signatories on May 3, 2026, 8:00 AM EDT.", after.QuerySelector(".printed-count")!.Words(), StringComparison.Ordinal);
        Assert.Equal("May 3, 2026, 8:00 AM EDT", after.QuerySelector(".printed header time")!.Words());
        Assert.Equal(before.QuerySelectorAll("footer code").Select(code => code.TextContent), after.QuerySelectorAll("footer code").Select(code => code.TextContent));
        Assert.DoesNotContain("Alba House", (await site.GetPageAsync("/letters/paper")).QuerySelector(".signatories")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Alba House", (await CsvAsync(site))[3], StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task The_spreadsheet_is_in_the_same_order_and_runs_no_formula(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await SignAsync(site, "=HYPERLINK(\"x\")");

        var lines = await CsvAsync(site);

        Assert.Equal("number,scope,state,name,short_name,city,signatory_name,signatory_title,is_sample", lines[0]);
        Assert.Equal("1,national,,Zenith Union,,,,,false", lines[1]);
        Assert.Equal("3,local,AZ,Alba House,,Phoenix,Rosa Morales,Chair,false", lines[3]);
        Assert.Contains(lines, line => line.Contains("'=HYPERLINK", StringComparison.Ordinal));
        Assert.Equal(8, lines.Length);
    }

    [Theory, OnBothEngines]
    public async Task A_letter_of_the_past_is_printed_with_what_is_known(Engine engine)
    {
        var site = await sites.OnAsync(engine);

        var page = await site.GetPageAsync("/letters/end-287g-2009/print");

        Assert.Equal("August 25, 2009", page.QuerySelector(".printed header time")!.Words());
        Assert.Contains("521 organizations signed; sources name 19 of them.", page.QuerySelector(".printed-count")!.Words(), StringComparison.Ordinal);
        Assert.Equal(19, page.QuerySelectorAll(".printed ul.plain li").Length);
        Assert.Contains("Only parts of this text are known to us", page.QuerySelector("footer")!.Words(), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task What_an_organization_calls_itself_for_short_today_changes_no_letter_that_was_delivered(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Campaign2009 = true });
        var before = (await site.GetPageAsync("/letters/end-287g-2009/print")).QuerySelector(".printed")!.Words();
        await site.ChangeAsync(async db =>
        {
            var id = await db.SignOns.OrderBy(s => s.Id).Select(s => s.OrganizationId).FirstAsync(Ct);
            var organization = await db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Id == id, Ct);
            organization.Correct(
                new OrganizationDetails { Name = organization.Name, ShortName = "NEWSHORT", City = organization.City, State = organization.State, Scope = organization.Scope, Sectors = [.. organization.Sectors.Select(s => s.Sector)] },
                TestData.By, site.Now);
        });

        Assert.Equal(before, (await site.GetPageAsync("/letters/end-287g-2009/print")).QuerySelector(".printed")!.Words());
    }

    [Fact]
    public async Task A_draft_is_neither_printed_nor_listed()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.DraftLetter("secret"), Ct));

        await site.GetPageAsync("/letters/secret/print", HttpStatusCode.NotFound);
        using var csv = await site.GetAsync("/letters/secret/signatories.csv");
        Assert.Equal(HttpStatusCode.NotFound, csv.StatusCode);
    }

    private static async Task<string[]> CsvAsync(CampaignSite site)
    {
        using var response = await site.GetAsync("/letters/paper/signatories.csv");
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        return (await response.Content.ReadAsStringAsync(Ct)).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static List<string> Groups(IDocument page) =>
        [.. page.QuerySelectorAll(".printed section section").Select(group => $"{group.QuerySelector("h3")!.Words()}: {string.Join(", ", group.QuerySelectorAll("li").Select(li => li.FirstChild!.TextContent.Trim()))}")];

    private static Task SignAsync(CampaignSite site, string? more = null) => site.ChangeAsync(db =>
    {
        var letter = TestData.OpenLetter("paper");
        var shown = new Signatory("Rosa Morales", "Chair", ShowName: true, ShowTitle: true);
        db.AddRange(
            letter, TestData.ListedSignOn(letter, TestData.ListedOrganization("Zuni Circle"), new("Hidden Person", "", ShowName: false, ShowTitle: false)),
            TestData.ListedSignOn(letter, TestData.ListedOrganization("Alba House"), shown), TestData.ListedSignOn(letter, TestData.ListedOrganization("Nowhere Group", state: "", city: "")),
            TestData.ListedSignOn(letter, TestData.ListedOrganization("Bronx Parish", "NY", "")), TestData.ListedSignOn(letter, TestData.ListedOrganization("Delta Friends", "AL", "")),
            TestData.ListedSignOn(letter, TestData.ListedOrganization("Zenith Union", "", "", Scope.National)));
        if (more is not null)
            db.Add(TestData.ListedSignOn(letter, TestData.ListedOrganization(more, "WY", "")));
        return Task.CompletedTask;
    });
}
