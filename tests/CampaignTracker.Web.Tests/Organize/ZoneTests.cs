using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Shell;

namespace CampaignTracker.Web.Tests.Organize;

public sealed class ZoneTests(SeededSites sites)
{
    private const string Scripts = "script[src], link[rel=stylesheet]";

    [Fact]
    public async Task A_page_loads_MudBlazor_and_the_circuits_script_from_this_site_and_is_kept_nowhere()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Reader);
        using var response = await browser.GetAsync(new Uri("/organize", UriKind.Relative));
        var html = await response.Content.ReadAsStringAsync();

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.Age);
        Assert.Contains("/_framework/blazor.web.", html, StringComparison.Ordinal);
        Assert.Contains("/_content/MudBlazor/MudBlazor.min.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/lib/site.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("://", string.Concat(html.Split("<!--Blazor")[0]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SitePaths.All), MemberType = typeof(SitePaths))]
    public async Task Public_pages_load_nothing_of_it_and_are_the_same_to_an_organizer_as_to_all(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Administrator);
        using var first = await browser.GetAsync(new Uri(path, UriKind.Relative));
        using var second = await site.GetAsync(path);
        var page = await site.GetPageAsync(path);

        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.NotEmpty(page.QuerySelectorAll(Scripts));
        Assert.DoesNotContain(page.QuerySelectorAll(Scripts), e => (e.GetAttribute("src") ?? e.GetAttribute("href"))!.Split('/')[1] is not "lib");
        Assert.DoesNotContain("<!--Blazor", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Spanish, "es")]
    public async Task The_language_is_the_accounts(Language language, string code)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Organizer, language);
        var html = await browser.GetStringAsync(new Uri("/organize", UriKind.Relative));

        Assert.Contains($"<html lang=\"{code}\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_a_language_leads_to_the_one_without()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Organizer);
        using var response = await browser.GetAsync(new Uri("/es/organize?q=x", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/organize?q=x", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task One_policy_allows_no_script_and_no_style_element_that_is_not_named()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(OrganizerRole.Reader);
        using var response = await browser.GetAsync(new Uri("/organize", UriKind.Relative));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"))
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(directive => directive.Split(' ')[0], directive => directive.Split(' ')[1..]);

        Assert.Equal(["'self'"], policy["default-src"]);
        Assert.Equal(["'none'"], policy["frame-ancestors"]);
        Assert.Equal("'self'", policy["style-src"][0]);
        Assert.All(policy["style-src"][1..], hash => Assert.StartsWith("'sha256-", hash, StringComparison.Ordinal));
        Assert.Equal(4, policy["style-src"].Length - 1);
        Assert.Equal(["'unsafe-inline'"], policy["style-src-attr"]);
        Assert.DoesNotContain(policy.Keys, directive => directive.StartsWith("script-src", StringComparison.Ordinal));
    }
}
