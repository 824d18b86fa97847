using System.Net;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Shell;

public sealed class HostileQueryTests(SeededSites sites)
{
    private static readonly string[] Keys = ["q", "state", "scope", "sector", "type", "from", "to", "zip", "miles", "when", "page", "sort", "dir", "model", "bbox", "code", "unheard-of"];

    private static readonly string[] Values =
    [
        "%00", "a%00b", "%ED%A0%80", "%FF%FE", "99999999999999999999", "-1", "0", "NaN", "1e9", "2026-02-30", "0000-00-00", "9999-12-31",
        "%3Cscript%3Ealert(1)%3C/script%3E", "'%20OR%201=1--", "%25_%25", "../../etc/passwd", "%E2%80%AE", "%0D%0ASet-Cookie:%20a=b", "%F0%9F%95%AF", "%EF%BF%BE",
    ];

    public static TheoryData<Engine, string> PagesOnBothEngines
    {
        get
        {
            var pages = new TheoryData<Engine, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var path in SitePaths.Fixed.Concat(SitePaths.WithForm))
                    pages.Add(engine, path);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(PagesOnBothEngines))]
    public async Task Whatever_a_stranger_asks_gets_a_page(Engine engine, string path)
    {
        var site = await sites.OnAsync(engine);
        foreach (var query in Keys.SelectMany(key => Values.Select(value => $"{path}?{key}={value}")).Append($"{path}?page=1&page=2&state=AZ&state=NY&q={new string('a', 5000)}"))
        {
            using var response = await site.GetAsync(query);
            var html = await response.Content.ReadAsStringAsync();

            Assert.True((int)response.StatusCode is 200 or 400 or 404, $"{query} answered {(int)response.StatusCode}");
            Assert.Contains("<main id=\"content\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.Equal(SitePaths.WithForm.Contains(path) && response.IsSuccessStatusCode, response.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("/?q=%00", "400")]
    [InlineData("/es?q=%00", "400")]
    [InlineData("/organizations/%EF%BF%BD", "404")]
    public async Task What_cannot_be_stored_is_refused_with_a_page(string path, string number)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var page = await site.GetPageAsync(path, Enum.Parse<HttpStatusCode>(number));

        Assert.Contains(number, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
