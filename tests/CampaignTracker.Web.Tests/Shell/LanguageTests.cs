using AngleSharp.Dom;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Shell;

public sealed class LanguageTests(SeededSites sites)
{
    [Theory]
    [MemberData(nameof(SitePaths.AllAndForms), MemberType = typeof(SitePaths))]
    public async Task Each_page_names_itself_and_the_other_language_both_ways(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var english = await site.GetPageAsync(path);
        var spanish = await site.GetPageAsync(path == "/" ? "/es" : $"/es{path}");

        Assert.Equal("en", english.DocumentElement.GetAttribute("lang"));
        Assert.Equal("es", spanish.DocumentElement.GetAttribute("lang"));
        Assert.Equal(Alternates(english), Alternates(spanish));
        Assert.Equal(Alternates(english)["en"], Canonical(english));
        Assert.Equal(Alternates(english)["es"], Canonical(spanish));
        Assert.Equal(Alternates(english)["en"], Alternates(english)["x-default"]);
        Assert.NotEqual(english.Title, spanish.Title);
    }

    [Theory]
    [InlineData("/organizations?state=AZ", "/es/organizations?state=AZ")]
    [InlineData("/", "/es")]
    public async Task The_link_to_the_other_language_leads_to_the_same_page_and_back(string english, string spanish)
    {
        var site = await sites.OnAsync(Engine.Sqlite);

        Assert.Equal(spanish, OtherLanguage(await site.GetPageAsync(english)));
        Assert.Equal(english, OtherLanguage(await site.GetPageAsync(spanish)));
    }

    [Fact]
    public async Task Every_link_of_a_Spanish_page_stays_in_Spanish_but_the_one_to_English()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        foreach (var path in SitePaths.Fixed.Concat(SitePaths.WithForm))
        {
            var page = await site.GetPageAsync(path == "/" ? "/es" : $"/es{path}");
            var strays = page.QuerySelectorAll("a[href^='/']:not([hreflang]):not([href^='/lib/'])")
                .Select(a => a.GetAttribute("href")!)
                .Where(href => href != "/es" && !href.StartsWith("/es/", StringComparison.Ordinal) && !href.StartsWith("/es?", StringComparison.Ordinal));
            Assert.Empty(strays);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_the_readers_language()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var english = await site.GetPageAsync("/nothing-here", System.Net.HttpStatusCode.NotFound);
        var spanish = await site.GetPageAsync("/es/nothing-here", System.Net.HttpStatusCode.NotFound);

        Assert.Contains("Nothing is posted here", english.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Aquí no hay nada publicado", spanish.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/nothing-here", OtherLanguage(spanish));
    }

    private static Dictionary<string, string> Alternates(IDocument page) =>
        page.QuerySelectorAll("link[rel=alternate][hreflang]").ToDictionary(l => l.GetAttribute("hreflang")!, l => l.GetAttribute("href")!);

    private static string Canonical(IDocument page) => page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!;

    private static string OtherLanguage(IDocument page) => page.QuerySelector(".masthead-language")!.GetAttribute("href")!;
}
