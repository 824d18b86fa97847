using System.Xml.Linq;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Shell;

public sealed class SitemapTests(SeededSites sites)
{
    private static readonly XNamespace Site = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory, OnBothEngines]
    public async Task Every_address_in_it_answers_and_stands_in_both_languages(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        var pages = new List<string>();
        foreach (var part in await AddressesAsync(site, "/sitemap.xml"))
            pages.AddRange(await AddressesAsync(site, part));

        Assert.Contains("/organizations/american-civil-liberties-union", pages);
        Assert.Contains("/es/letters/end-287g-2009", pages);
        Assert.Contains("/days/august-2009", pages);
        Assert.Equal(pages.Count, pages.Distinct().Count());
        Assert.Equal(pages.Count / 2, pages.Count(p => p == "/es" || p.StartsWith("/es/", StringComparison.Ordinal)));
        foreach (var page in pages)
        {
            using var response = await site.GetAsync(page);
            Assert.True(response.IsSuccessStatusCode, $"{page} answered {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task Pending_organizations_and_drafts_are_not_in_it()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db =>
        {
            await db.AddAsync(TestData.Organization(slug: "pending-one"));
            await db.AddAsync(TestData.ListedOrganization(slug: "listed-one"));
            await db.AddAsync(TestData.DraftLetter(slug: "draft-one"));
        });

        var parts = await AddressesAsync(site, "/sitemap.xml");

        Assert.DoesNotContain("/sitemap-letters-1.xml", parts);
        Assert.Equal(["/organizations/listed-one", "/es/organizations/listed-one"], await AddressesAsync(site, "/sitemap-organizations-1.xml"));
    }

    [Fact]
    public async Task Robots_are_told_where_it_is()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var response = await site.GetAsync("/robots.txt");

        Assert.Contains("Sitemap: http://localhost/sitemap.xml", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<List<string>> AddressesAsync(CampaignSite site, string path)
    {
        using var response = await site.GetAsync(path);
        var document = XDocument.Parse(await response.Content.ReadAsStringAsync());
        return [.. document.Descendants(Site + "loc").Select(loc => new Uri(loc.Value).AbsolutePath)];
    }
}
