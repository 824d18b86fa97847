using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Shell;

public sealed class PageCacheTests(SeededSites sites)
{
    private const string Organizations = "/sitemap-organizations-1.xml";

    [Theory]
    [MemberData(nameof(SitePaths.All), MemberType = typeof(SitePaths))]
    public async Task A_page_sets_no_cookie_and_its_second_answer_comes_from_the_cache(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var first = await site.GetAsync(path);
        using var second = await site.GetAsync(path);

        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.False(second.Headers.Contains("Set-Cookie"));
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Theory, OnBothEngines]
    public async Task After_a_change_the_next_answer_is_right(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.ListedOrganization(slug: "first")));
        using var before = await site.GetAsync(Organizations);
        using var cached = await site.GetAsync(Organizations);
        Assert.NotNull(cached.Headers.Age);

        await site.ChangeAsync(async db => await db.AddAsync(TestData.ListedOrganization(slug: "second")));
        using var after = await site.GetAsync(Organizations);

        Assert.DoesNotContain("/organizations/second", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("/organizations/second", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_no_page_reads_makes_no_entry_of_its_own()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var first = await site.GetAsync("/about");
        using var second = await site.GetAsync("/about?utm_source=somebody");

        Assert.NotNull(second.Headers.Age);
    }

    [Fact]
    public async Task What_one_reader_asked_for_stands_in_no_link_of_the_page_that_all_get()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var page = await site.GetPageAsync("/events?state=AZ&utm_source=somebody");

        Assert.DoesNotContain("somebody", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("a[hreflang=es]"), link => link.GetAttribute("href") == "/es/events?state=AZ");
    }

    [Theory]
    [InlineData("/events")]
    [InlineData("/days/august-2009")]
    public async Task What_one_reader_asked_for_hides_the_page_from_no_search_engine(string path)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Campaign2009 = true });
        await site.GetPageAsync($"{path}?utm_source=somebody");
        var page = await site.GetPageAsync(path);

        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.NotNull(page.QuerySelector("link[rel=canonical]"));
        Assert.NotNull((await site.GetPageAsync($"{path}?STATE=AZ")).QuerySelector("meta[name=robots]"));
    }

    [Fact]
    public async Task The_two_languages_are_cached_apart()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        await site.GetPageAsync("/about");
        var spanish = await site.GetPageAsync("/es/about");

        Assert.Equal("es", spanish.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_not_cached()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var first = await site.GetAsync("/nothing-here");
        using var second = await site.GetAsync("/nothing-here");

        Assert.Null(second.Headers.Age);
    }

    [Fact]
    public async Task A_reader_without_compression_gets_plain_text_after_one_with_it()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var client = site.CreateClient();
        using var compressed = new HttpRequestMessage(HttpMethod.Get, "/timeline");
        compressed.Headers.AcceptEncoding.ParseAdd("br");
        using var first = await client.SendAsync(compressed);
        using var second = await client.GetAsync(new Uri("/timeline", UriKind.Relative));

        Assert.Equal(["br"], first.Content.Headers.ContentEncoding);
        Assert.Empty(second.Content.Headers.ContentEncoding);
    }

    [Theory]
    [MemberData(nameof(SitePaths.AllAndForms), MemberType = typeof(SitePaths))]
    public async Task HEAD_answers_as_GET_does(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var client = site.CreateClient();
        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await client.SendAsync(head);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }
}
