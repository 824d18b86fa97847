using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Shell;

public sealed class SecurityHeaderTests(SeededSites sites)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/es/about")]
    [InlineData("/nothing-here")]
    [InlineData("/?q=%00")]
    [InlineData("/sitemap.xml")]
    [InlineData("/sign-on")]
    [InlineData("/sign-on/confirm/nobodys")]
    public async Task Every_answer_says_what_browsers_may_do_with_it(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var response = await site.GetAsync(path);
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [MemberData(nameof(SitePaths.AllAndForms), MemberType = typeof(SitePaths))]
    public async Task No_page_holds_script_or_style_of_its_own_or_asks_another_site(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var page = await site.GetPageAsync(path);

        Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style], iframe, object, embed"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(
            page.QuerySelectorAll("[src], link[rel=stylesheet], link[rel=preload], link[rel=icon]"),
            e => !(e.GetAttribute("src") ?? e.GetAttribute("href"))!.StartsWith('/'));
    }
}
