using System.Net;
using CampaignTracker.Testing;
using Microsoft.AspNetCore.Http;

namespace CampaignTracker.Web.Tests.Api;

public sealed class RateLimitTests
{
    private static readonly Dictionary<string, string> Five = new() { ["RateLimiting:RequestsPerMinute"] = "5" };

    private static readonly Dictionary<string, string> BehindProxies = new(Five) { ["Site:Proxies:0"] = "10.0.0.0/8", ["Site:Proxies:1"] = "fd00::/8" };

    [Theory, OnBothEngines]
    public async Task The_budget_is_told_falls_ends_and_is_whole_again_in_the_next_minute(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine, Five);
        site.Clock.Advance(TimeSpan.FromSeconds(15));
        foreach (var left in (int[])[4, 3, 2, 1, 0])
        {
            using var response = await site.AskAsync("/events");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("\"network\";q=5;w=60", response.Header("RateLimit-Policy"));
            Assert.Equal($"\"network\";r={left};t=45", response.Header("RateLimit"));
            Assert.Null(response.Header("Retry-After"));
        }

        foreach (var path in (string[])["/events", "/organizations", "/nothing"])
        {
            var problem = await site.JsonAsync(path, HttpStatusCode.TooManyRequests, ("Accept-Language", "es"));
            Assert.Equal("too_many_requests", problem.Text("code"));
            Assert.Equal("Demasiadas consultas", problem.Text("title"));
        }

        using var refused = await site.AskAsync("/events");
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal("45", refused.Header("Retry-After"));
        Assert.Equal("\"network\";r=0;t=45", refused.Header("RateLimit"));
        Assert.Equal("no-store", refused.Header("Cache-Control"));

        site.Clock.Advance(TimeSpan.FromSeconds(44));
        await site.JsonAsync("/events", HttpStatusCode.TooManyRequests);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        using var whole = await site.AskAsync("/events");
        Assert.Equal("\"network\";r=4;t=60", whole.Header("RateLimit"));
    }

    [Fact]
    public async Task A_cached_answer_tells_the_budget_of_the_one_who_asks()
    {
        await using var site = await ApiReading.ASmallSiteAsync(Engine.Sqlite, Five);
        using var first = await site.AskAsync("/events");
        using var second = await site.AskAsync("/events");
        using var third = await site.AskAsync("/events", headers: ("If-None-Match", first.Header("ETag")!));

        Assert.NotNull(second.Headers.Age);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
        Assert.Equal(
            ["\"network\";r=4;t=60", "\"network\";r=3;t=60", "\"network\";r=2;t=60"],
            ((HttpResponseMessage[])[first, second, third]).Select(response => response.Header("RateLimit")));
    }

    [Fact]
    public async Task Pages_are_not_counted()
    {
        await using var site = await ApiReading.ASmallSiteAsync(Engine.Sqlite, Five);
        for (var times = 0; times < 8; times++)
        {
            using var page = await site.GetAsync("/events");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Null(page.Header("RateLimit"));
        }

        using var asked = await site.AskAsync("/events");
        Assert.Equal("\"network\";r=4;t=60", asked.Header("RateLimit"));
    }

    [Fact]
    public async Task Switched_off_it_neither_tells_nor_refuses()
    {
        await using var site = await ApiReading.ASmallSiteAsync(
            Engine.Sqlite, new Dictionary<string, string> { ["RateLimiting:RequestsPerMinute"] = "1", ["RateLimiting:Enabled"] = "false" });
        for (var times = 0; times < 4; times++)
        {
            using var response = await site.AskAsync("/events");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Null(response.Header("RateLimit"));
            Assert.Null(response.Header("RateLimit-Policy"));
        }
    }

    [Fact]
    public async Task Each_network_has_its_own_budget()
    {
        await using var site = await ApiReading.ASmallSiteAsync(Engine.Sqlite, Five);

        Assert.Equal(4, await LeftAsync(site, "192.0.2.1"));
        Assert.Equal(4, await LeftAsync(site, "192.0.2.2"));
        Assert.Equal(3, await LeftAsync(site, "192.0.2.1"));
        Assert.Equal(2, await LeftAsync(site, "::ffff:192.0.2.1"));
        Assert.Equal(4, await LeftAsync(site, "2001:db8:0:1::1"));
        Assert.Equal(3, await LeftAsync(site, "2001:db8:0:1:ffff::2"));
        Assert.Equal(4, await LeftAsync(site, "2001:db8:0:2::1"));
    }

    [Fact]
    public async Task Nobody_is_believed_who_says_to_speak_for_another()
    {
        await using var site = await ApiReading.ASmallSiteAsync(Engine.Sqlite, Five);

        Assert.Equal(4, await LeftAsync(site, "192.0.2.1", "198.51.100.1"));
        Assert.Equal(3, await LeftAsync(site, "192.0.2.1", "198.51.100.2"));
    }

    [Fact]
    public async Task The_proxies_of_the_settings_are_believed_and_nobody_else()
    {
        await using var site = await ApiReading.ASmallSiteAsync(Engine.Sqlite, BehindProxies);

        Assert.Equal(4, await LeftAsync(site, "10.0.0.1", "198.51.100.1"));
        Assert.Equal(4, await LeftAsync(site, "10.0.0.1", "198.51.100.2"));
        Assert.Equal(3, await LeftAsync(site, "10.9.9.9", "198.51.100.1"));
        Assert.Equal(2, await LeftAsync(site, "fd00::1", "198.51.100.1"));
        Assert.Equal(4, await LeftAsync(site, "192.0.2.1", "198.51.100.3"));
        Assert.Equal(3, await LeftAsync(site, "192.0.2.1", "198.51.100.4"));
    }

    [Fact]
    public async Task Through_two_proxies_the_reader_is_the_first_that_is_none()
    {
        await using var site = await ApiReading.ASmallSiteAsync(Engine.Sqlite, BehindProxies);

        Assert.Equal(4, await LeftAsync(site, "10.0.0.1", "198.51.100.1, 10.0.0.2"));
        Assert.Equal(4, await LeftAsync(site, "10.0.0.1", "198.51.100.2, 10.0.0.2"));
        // What a reader writes before the proxies' own words is a lie.
        Assert.Equal(3, await LeftAsync(site, "10.0.0.1", "203.0.113.1, 198.51.100.1, 10.0.0.2"));
        Assert.Equal(2, await LeftAsync(site, "10.0.0.1", "203.0.113.2, 198.51.100.1"));
    }

    private static async Task<int> LeftAsync(CampaignSite site, string address, string? forwardedFor = null)
    {
        var answered = await site.Server.SendAsync(context =>
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.Scheme = "http";
            context.Request.Host = new HostString("localhost");
            context.Request.Path = "/api/v1/enums";
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            if (forwardedFor is not null)
                context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        });
        var told = answered.Response.Headers["RateLimit"].ToString();
        return int.Parse(told.Split("r=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
