using System.Net;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>HEAD, OPTIONS and what browsers need to read the API from another site's page.</summary>
public sealed class MethodTests(SeededSites sites)
{
    private const string Origin = "https://partner.example";

    [Theory, OnBothEngines]
    public async Task HEAD_tells_of_an_answer_all_but_its_body(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        foreach (var path in ApiReading.Forms)
        {
            using var get = await site.AskAsync(path);
            for (var times = 0; times < 2; times++)
            {
                using var head = await site.AskAsync(path, HttpMethod.Head);
                Assert.Equal((path, HttpStatusCode.OK), (path, head.StatusCode));
                Assert.Empty(await head.Content.ReadAsByteArrayAsync());
                // The length is that of the body, or nothing is said of it (RFC 9110, 8.6).
                Assert.True(head.Header("Content-Length") is null || head.Content.Headers.ContentLength == (await get.Content.ReadAsByteArrayAsync()).Length, path);
                foreach (var header in (string[])["Content-Type", "ETag", "Last-Modified", "Cache-Control", "Vary", "Link"])
                    Assert.Equal((path, header, get.Header(header)), (path, header, head.Header(header)));
            }

            using var known = await site.AskAsync(path, HttpMethod.Head, ("If-None-Match", get.Header("ETag")!));
            Assert.Equal((path, HttpStatusCode.NotModified), (path, known.StatusCode));
        }

        using var missing = await site.AskAsync("/events/never", HttpMethod.Head);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task OPTIONS_tells_the_methods(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        foreach (var path in ApiReading.Forms)
        {
            using var options = await site.AskAsync(path, HttpMethod.Options);
            Assert.Equal((path, HttpStatusCode.NoContent), (path, options.StatusCode));
            Assert.Equal(["GET", "HEAD", "OPTIONS"], options.Content.Headers.Allow);
            Assert.Empty(await options.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task A_browser_may_read_from_any_page_and_not_write()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        foreach (var method in (string[])["GET", "HEAD"])
        {
            using var preflight = await site.AskAsync(
                "/events", HttpMethod.Options, ("Origin", Origin), ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "if-none-match"));
            Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
            Assert.Equal("*", preflight.Header("Access-Control-Allow-Origin"));
            Assert.Contains(method, preflight.Header("Access-Control-Allow-Methods")!.Split(','));
            Assert.Equal("if-none-match", preflight.Header("Access-Control-Allow-Headers"));
            Assert.Equal("86400", preflight.Header("Access-Control-Max-Age"));
            Assert.Null(preflight.Header("Access-Control-Allow-Credentials"));
        }

        using var post = await site.AskAsync("/events", HttpMethod.Options, ("Origin", Origin), ("Access-Control-Request-Method", "POST"));
        Assert.DoesNotContain("POST", post.Header("Access-Control-Allow-Methods") ?? "", StringComparison.Ordinal);
    }

    /// <summary>With or without an origin, for a cache may give the one's answer to the other.</summary>
    [Theory, InlineData(null), InlineData(Origin)]
    public async Task Every_answer_may_be_read_from_any_page_with_the_headers_that_matter(string? origin)
    {
        await using var site = await ApiReading.ASmallSiteAsync(Engine.Sqlite, new Dictionary<string, string> { ["RateLimiting:RequestsPerMinute"] = "7" });
        (string Name, string Value)[] headers = origin is null ? [] : [("Origin", origin)];
        using var plain = await site.AskAsync("/events", headers: headers);
        using var cached = await site.AskAsync("/events", headers: headers);
        using var standing = await site.AskAsync("/events", null, [.. headers, ("If-None-Match", plain.Header("ETag")!)]);
        using var refused = await site.AskAsync("/events?state=ZZ", headers: headers);
        using var missing = await site.AskAsync("/nothing", headers: headers);
        using var posted = await site.AskAsync("/events", HttpMethod.Post, headers);
        using var unstorable = await site.AskAsync("/events?state=%00", headers: headers);
        using var tooMany = await site.AskAsync("/events", headers: headers);

        Assert.NotNull(cached.Headers.Age);
        HttpResponseMessage[] answers = [plain, cached, standing, refused, missing, posted, unstorable, tooMany];
        Assert.Equal([200, 200, 304, 400, 404, 405, 400, 429], answers.Select(answer => (int)answer.StatusCode));
        foreach (var answer in answers)
        {
            Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
            Assert.Equal(["ETag", "Last-Modified", "Link", "RateLimit", "RateLimit-Policy", "Retry-After"], answer.Header("Access-Control-Expose-Headers")!.Split(", ").Order(StringComparer.Ordinal));
            Assert.Equal("cross-origin", answer.Header("Cross-Origin-Resource-Policy"));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Pages_stay_closed_to_other_sites()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var page = await site.AskAsync("http://localhost/about", headers: ("Origin", Origin));

        Assert.Null(page.Header("Access-Control-Allow-Origin"));
        Assert.Equal("same-origin", page.Header("Cross-Origin-Resource-Policy"));
    }
}
