using System.Net;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Letters;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Who has an answer already is told so in a few bytes, until it changes.</summary>
public sealed class ConditionalRequestTests(SeededSites sites)
{
    private const string CacheControl = "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400";

    [Theory, OnBothEngines]
    public async Task Whoever_names_the_tag_of_an_answer_is_told_that_it_stands(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        foreach (var path in ApiReading.Forms)
        {
            using var first = await site.AskAsync(path);
            var tag = first.Header("ETag")!;
            Assert.StartsWith("W/\"", tag, StringComparison.Ordinal);
            Assert.Equal(CacheControl, first.Header("Cache-Control"));
            Assert.Equal("Accept-Encoding", first.Header("Vary"));

            foreach (var named in (string[])[tag, $"\"other\", {tag}", tag[2..], "*"])
            {
                using var kept = await site.AskAsync(path, headers: ("If-None-Match", named));
                await AssertStandsAsync(kept, path, tag);
                // Nothing is in the cache after a change, even one of nothing.
                await site.ChangeAsync(_ => Task.CompletedTask);
                using var anew = await site.AskAsync(path, headers: ("If-None-Match", named));
                Assert.Null(anew.Headers.Age);
                await AssertStandsAsync(anew, path, tag);
            }

            using var other = await site.AskAsync(path, headers: ("If-None-Match", "W/\"other\""));
            Assert.Equal((path, HttpStatusCode.OK), (path, other.StatusCode));
        }
    }

    [Theory, OnBothEngines]
    public async Task Whoever_names_the_instant_of_an_answer_is_told_that_it_stands(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        foreach (var path in ApiReading.Forms.Where(path => path != "/enums"))
        {
            using var first = await site.AskAsync(path);
            var changed = first.Content.Headers.LastModified!.Value;
            Assert.Equal((path, TestData.At), (path, changed.UtcDateTime));

            foreach (var isCached in (bool[])[true, false])
            {
                if (!isCached)
                    await site.ChangeAsync(_ => Task.CompletedTask);
                using var since = await site.AskAsync(path, headers: ("If-Modified-Since", changed.ToString("R")));
                using var before = await site.AskAsync(path, headers: ("If-Modified-Since", changed.AddSeconds(-1).ToString("R")));
                // The tag says more than the instant (RFC 9110, 13.1.3).
                using var both = await site.AskAsync(path, null, ("If-Modified-Since", changed.ToString("R")), ("If-None-Match", "W/\"other\""));
                Assert.Equal((path, HttpStatusCode.NotModified), (path, since.StatusCode));
                Assert.Equal((path, HttpStatusCode.OK), (path, before.StatusCode));
                Assert.Equal((path, HttpStatusCode.OK), (path, both.StatusCode));
            }
        }
    }

    [Theory, OnBothEngines]
    public async Task After_a_change_every_answer_about_it_is_another(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        var changes = new Dictionary<string, Func<Task>>
        {
            ["/organizations"] = () => site.ChangeAsync(async db => await db.AddAsync(TestData.ListedOrganization("Another"))),
            ["/events"] = () => site.ChangeAsync(async db => await db.AddAsync(ApiReading.Event("another", point: new(33.4, -112)))),
            ["/letters/small-letter/"] = () => site.ChangeAsync(async db =>
                await db.AddAsync(TestData.ListedSignOn(await db.Letters.Include(l => l.Versions).SingleAsync(), TestData.ListedOrganization("Signs")))),
        };
        foreach (var (prefix, change) in changes)
        {
            var paths = ApiReading.Forms.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Except(["/events/small-vigil", "/events/small-vigil.ics", "/organizations/small-neighbors"]).ToList();
            Assert.InRange(paths.Count, 2, 6);
            var before = new Dictionary<string, string>();
            foreach (var path in paths)
            {
                using var response = await site.AskAsync(path);
                before[path] = response.Header("ETag")!;
            }

            await change();
            foreach (var path in paths)
            {
                using var after = await site.AskAsync(path, headers: ("If-None-Match", before[path]));
                Assert.Equal((path, HttpStatusCode.OK), (path, after.StatusCode));
                Assert.NotEqual((path, before[path]), (path, after.Header("ETag")!));
            }
        }
    }

    [Theory, OnBothEngines]
    public async Task The_instant_of_an_answer_is_that_of_the_newest_change_also_one_that_takes_away(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        using var before = await site.AskAsync("/organizations");
        var later = TestData.At.AddDays(3);
        await site.ChangeAsync(async db => (await db.Organizations.SingleAsync()).Withdraw(TestData.By, later));

        using var after = await site.AskAsync("/organizations", headers: ("If-Modified-Since", before.Header("Last-Modified")!));

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(later, after.Content.Headers.LastModified!.Value.UtcDateTime);
        Assert.Equal(later, (await site.JsonAsync("/organizations")).GetProperty("meta").GetProperty("as_of").GetDateTime());
    }

    [Theory, OnBothEngines]
    public async Task An_event_that_passes_changes_what_is_upcoming(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        var over = new DateTime(2026, 6, 7, 4, 0, 0, DateTimeKind.Utc);
        await site.LetTimePassAsync(over.AddSeconds(-1) - site.Now);
        using var before = await site.AskAsync("/events?when=upcoming");
        Assert.Equal(["small-vigil"], await site.SlugsAsync("/events?when=upcoming"));
        Assert.Empty(await site.SlugsAsync("/events?when=past"));

        await site.LetTimePassAsync(TimeSpan.FromSeconds(1));
        foreach (var form in (string[])["/events", "/events.csv", "/events.geojson", "/events/points"])
        {
            using var after = await site.AskAsync($"{form}?when=upcoming", headers: ("If-Modified-Since", before.Header("Last-Modified")!));
            Assert.Equal((form, HttpStatusCode.OK), (form, after.StatusCode));
            Assert.Equal((form, over), (form, after.Content.Headers.LastModified!.Value.UtcDateTime));
        }

        using var tagged = await site.AskAsync("/events?when=upcoming", headers: ("If-None-Match", before.Header("ETag")!));
        Assert.Equal(HttpStatusCode.OK, tagged.StatusCode);
        Assert.Empty(await site.SlugsAsync("/events?when=upcoming"));
        Assert.Equal(["small-vigil"], await site.SlugsAsync("/events?when=past"));
    }

    /// <summary>Otherwise the instant would tell that an event waits or was declined, and when it was to end.</summary>
    [Theory, OnBothEngines]
    public async Task An_event_that_is_not_public_changes_nothing_when_it_passes(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Now = new(2026, 6, 7, 4, 0, 1, TimeSpan.Zero) });
        await site.ChangeAsync(async db => await db.AddAsync(
            CampaignEvent.Propose(TestData.EventDetails(slug: "proposed"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At)));

        using var response = await site.AskAsync("/events?when=past");

        Assert.Equal(TestData.At, response.Content.Headers.LastModified!.Value.UtcDateTime);
    }

    [Theory, OnBothEngines]
    public async Task A_deadline_closes_a_letter(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var deadline = SiteOptions.Noon.UtcDateTime.AddHours(1);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.OpenLetter("dated", deadline: new(new(2026, 6, 1), new(13, 0), "America/New_York"))));
        using var list = await site.AskAsync("/letters");
        using var letter = await site.AskAsync("/letters/dated");
        Assert.Equal(["dated"], await site.SlugsAsync("/letters?status=open"));

        await site.LetTimePassAsync(TimeSpan.FromHours(1));

        foreach (var (path, before) in (IEnumerable<(string, HttpResponseMessage)>)[("/letters", list), ("/letters/dated", letter)])
        {
            using var byTag = await site.AskAsync(path, headers: ("If-None-Match", before.Header("ETag")!));
            using var byInstant = await site.AskAsync(path, headers: ("If-Modified-Since", before.Header("Last-Modified")!));
            Assert.Equal(HttpStatusCode.OK, byTag.StatusCode);
            Assert.Equal(HttpStatusCode.OK, byInstant.StatusCode);
            Assert.Equal(deadline, byInstant.Content.Headers.LastModified!.Value.UtcDateTime);
        }

        Assert.Equal("closed", (await site.JsonAsync("/letters/dated")).GetProperty("data").Text("status"));
        Assert.Empty(await site.SlugsAsync("/letters?status=open"));
        Assert.Equal(["dated"], await site.SlugsAsync("/letters?status=closed"));
    }

    [Theory, OnBothEngines]
    public async Task An_answer_is_the_same_bytes_whatever_language_is_wanted(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        foreach (var path in ApiReading.Forms)
        {
            using var english = await site.AskAsync(path, headers: ("Accept-Language", "en"));
            await site.ChangeAsync(_ => Task.CompletedTask);
            using var spanish = await site.AskAsync(path, headers: ("Accept-Language", "es"));

            Assert.Null(spanish.Headers.Age);
            Assert.Equal(await english.Content.ReadAsByteArrayAsync(), await spanish.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory, MemberData(nameof(ApiReading.FormsOnBothEngines), MemberType = typeof(ApiReading))]
    public async Task The_second_answer_comes_from_the_cache_with_the_same_bytes(Engine engine, string path)
    {
        var site = await sites.OnAsync(engine);
        var seeded = path.Replace("small-neighbors", "american-civil-liberties-union", StringComparison.Ordinal)
            .Replace("small-letter", "end-287g-2009", StringComparison.Ordinal)
            .Replace("small-vigil", (await site.SlugsAsync("/events?limit=1")).Single(), StringComparison.Ordinal);
        using var first = await site.AskAsync(seeded);
        using var second = await site.AskAsync(seeded);

        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Header("ETag"), second.Header("ETag"));
        Assert.Equal(first.Header("Last-Modified"), second.Header("Last-Modified"));
        Assert.Equal(CacheControl, second.Header("Cache-Control"));
        Assert.Equal("Accept-Encoding", second.Header("Vary"));
    }

    [Theory]
    [InlineData("/organizations")]
    [InlineData("/organizations.csv")]
    [InlineData("/events.geojson")]
    [InlineData("/events/points")]
    [InlineData("/letters/end-287g-2009.md")]
    public async Task Every_form_is_compressed_for_those_who_take_it_and_plain_for_the_others(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var compressed = await site.AskAsync(path, headers: ("Accept-Encoding", "br"));
        using var plain = await site.AskAsync(path);

        Assert.Equal("br", compressed.Header("Content-Encoding"));
        Assert.Equal("Accept-Encoding", compressed.Header("Vary"));
        Assert.Null(plain.Header("Content-Encoding"));
        // Weak, because it stands for both.
        Assert.Equal(plain.Header("ETag"), compressed.Header("ETag"));
    }

    private static async Task AssertStandsAsync(HttpResponseMessage response, string path, string tag)
    {
        Assert.Equal((path, HttpStatusCode.NotModified), (path, response.StatusCode));
        Assert.Equal((path, tag), (path, response.Header("ETag")));
        Assert.Equal((path, "Accept-Encoding"), (path, response.Header("Vary")));
        Assert.Equal((path, CacheControl), (path, response.Header("Cache-Control")));
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }
}
