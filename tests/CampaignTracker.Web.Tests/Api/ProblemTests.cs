using System.Net;
using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Under the API every error is a problem for programs (RFC 9457) and never a page.</summary>
public sealed class ProblemTests(SeededSites sites)
{
    private static readonly string[] Values =
    [
        "%00", "a%00b", "%ED%A0%80", "%FF%FE", "99999999999999999999", "-1", "0", "NaN", "1e9", "2026-02-30", "0001-01-01", "9999-12-31",
        "%3Cscript%3Ealert(1)%3C/script%3E", "'%20OR%201=1--", "%25_%25", "../../etc/passwd", "%E2%80%AE", "%0D%0ASet-Cookie:%20a=b", "%F0%9F%95%AF", "%EF%BF%BE",
        "%1E%1F", "90,180", "-90,-180", "180,-90,-180,90", "0,0,0,0", ",", "%2C%2C%2C",
    ];

    private static readonly Dictionary<string, string[]> Parameters = new()
    {
        ["/organizations"] = ["q", "state", "scope", "sector", "letter", "id", "limit", "cursor", "unheard-of", ""],
        ["/organizations.csv"] = ["q", "letter", "id"],
        ["/events"] = ["when", "from", "to", "state", "type", "status", "bbox", "near", "zip", "radius_km", "organization", "role", "day_of_action", "id", "limit", "cursor"],
        ["/events.csv"] = ["from", "bbox", "near"],
        ["/events.geojson"] = ["from", "bbox", "near"],
        ["/events/points"] = ["from", "bbox", "near", "zip"],
        ["/letters"] = ["status", "limit", "cursor"],
        ["/letters/end-287g-2009.md"] = ["lang"],
        ["/letters/end-287g-2009/signatories"] = ["limit", "cursor"],
        ["/enums"] = ["", "lang"],
    };

    public static MatrixTheoryData<Engine, string> ListsOnBothEngines => new(Enum.GetValues<Engine>(), Parameters.Keys);

    [Theory, MemberData(nameof(ListsOnBothEngines))]
    public async Task Whatever_a_stranger_asks_is_answered_for_programs(Engine engine, string path)
    {
        var site = await sites.OnAsync(engine);
        foreach (var asked in Parameters[path].SelectMany(name => Values.Select(value => $"{path}?{name}={value}")))
        {
            using var response = await site.AskAsync(asked);

            Assert.True((int)response.StatusCode is 200 or 400, $"{asked} answered {(int)response.StatusCode}");
            Assert.False(response.Headers.Contains("Set-Cookie"), asked);
            if (response.StatusCode is HttpStatusCode.BadRequest)
                await AssertProblemAsync(response, HttpStatusCode.BadRequest, "bad_query");
            else
                Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory, OnBothEngines]
    public async Task Whatever_stands_in_place_of_a_slug_is_answered_for_programs(Engine engine)
    {
        var site = await sites.OnAsync(engine);
        foreach (var value in Values.Where(value => !value.Contains("..", StringComparison.Ordinal) && !value.Contains("%00", StringComparison.Ordinal)).Append(new string('a', 5000)))
        {
            foreach (var path in (string[])["/organizations/{0}", "/events/{0}", "/letters/{0}", "/letters/{0}.md", "/letters/{0}/count", "/letters/{0}/signatories", "/letters/{0}/signatories.csv"])
            {
                var asked = path.Replace("{0}", value, StringComparison.Ordinal);
                using var response = await site.AskAsync(asked);

                await AssertProblemAsync(response, HttpStatusCode.NotFound, "not_found");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/organizations/nobody")]
    [InlineData("/organizations/american-civil-liberties-union/more")]
    [InlineData("/events/never")]
    [InlineData("/letters/unwritten")]
    [InlineData("/letters/unwritten.md")]
    [InlineData("/letters/unwritten.txt")]
    [InlineData("/letters/unwritten/count")]
    [InlineData("/letters/unwritten/signatories")]
    [InlineData("/letters/unwritten/signatories.csv")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var response = await site.AskAsync(path);

        var problem = await AssertProblemAsync(response, HttpStatusCode.NotFound, "not_found");
        Assert.Equal("There is nothing here", problem.Text("title"));
        Assert.False(problem.TryGetProperty("errors", out _));
    }

    /// <summary>Routes are matched in whatever case; slugs are not.</summary>
    [Theory]
    [InlineData("/API/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/Api/V1/events?state=ZZ", HttpStatusCode.BadRequest)]
    [InlineData("/API/v1/organizations/AMERICAN-CIVIL-LIBERTIES-UNION", HttpStatusCode.NotFound)]
    [InlineData("/es/api/v1/nothing", HttpStatusCode.NotFound)]
    public async Task Another_spelling_of_the_address_does_not_leave_the_API(string path, HttpStatusCode status)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var known = await site.AskAsync("/organizations/american-civil-liberties-union");
        using var response = await site.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        await AssertProblemAsync(response, status, status is HttpStatusCode.NotFound ? "not_found" : "bad_query");
        Assert.NotNull(response.Header("RateLimit"));
    }

    [Theory]
    [InlineData("/events?state=a%00b")]
    [InlineData("/events?a%00b=1")]
    public async Task What_cannot_be_stored_is_refused(string path)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var response = await site.AskAsync(path);

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "bad_query");
    }

    /// <summary>Kestrel refuses such a path itself; another server in front of the site may let it through.</summary>
    [Fact]
    public async Task A_path_that_cannot_be_stored_is_refused()
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        foreach (var path in (string[])["/api/v1/events/a\0b", "/api/v1/nothing/\ud800"])
        {
            var answered = await site.Server.SendAsync(context =>
            {
                context.Request.Method = "GET";
                context.Request.Path = path;
            });

            Assert.Equal(400, answered.Response.StatusCode);
            Assert.Equal("application/problem+json", answered.Response.ContentType);
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task What_can_only_be_read_says_so(string method)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        foreach (var path in (string[])["/organizations", "/events/points", "/letters/end-287g-2009/signatories", "/enums"])
        {
            using var response = await site.AskAsync(path, new HttpMethod(method), ("Accept-Language", "es"));

            var problem = await AssertProblemAsync(response, HttpStatusCode.MethodNotAllowed, "method_not_allowed");
            Assert.Equal("Ese método no funciona aquí", problem.Text("title"));
            Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
        }
    }

    [Theory, OnBothEngines]
    public async Task An_organization_that_withdrew_is_gone_and_one_that_merged_leads_to_the_other(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            var (gone, other, middle, first) = (TestData.ListedOrganization(slug: "gone"), TestData.ListedOrganization(slug: "other"), TestData.ListedOrganization(slug: "middle"), TestData.ListedOrganization(slug: "first"));
            gone.Withdraw(TestData.By, TestData.At);
            first.MergeInto(middle, TestData.By, TestData.At);
            middle.MergeInto(other, TestData.By, TestData.At);
            var declined = TestData.Organization(slug: "declined");
            declined.Decline("No.", TestData.By, TestData.At);
            return db.AddRangeAsync(gone, other, middle, first, declined, TestData.Organization(slug: "pending"));
        });

        using var withdrawn = await site.AskAsync("/organizations/gone");
        using var merged = await site.AskAsync("/organizations/first");
        using var pending = await site.AskAsync("/organizations/pending");
        using var refused = await site.AskAsync("/organizations/declined");

        await AssertProblemAsync(withdrawn, HttpStatusCode.Gone, "gone");
        Assert.Equal(HttpStatusCode.PermanentRedirect, merged.StatusCode);
        Assert.Equal("http://localhost/api/v1/organizations/other", merged.Header("Location"));
        await AssertProblemAsync(pending, HttpStatusCode.NotFound, "not_found");
        await AssertProblemAsync(refused, HttpStatusCode.NotFound, "not_found");
        Assert.Equal(["other"], await site.SlugsAsync("/organizations"));
    }

    [Theory, OnBothEngines]
    public async Task What_is_not_public_is_not_found_and_in_no_list(Engine engine)
    {
        await using var site = await ApiReading.ASmallSiteAsync(engine);
        await site.ChangeAsync(db =>
        {
            var declined = CampaignEvent.Propose(TestData.EventDetails("Declined", slug: "declined"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);
            declined.Decline("No.", TestData.By, TestData.At);
            return db.AddRangeAsync(
                declined, CampaignEvent.Propose(TestData.EventDetails("Proposed", slug: "proposed"), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At),
                TestData.DraftLetter("draft"));
        });

        foreach (var path in (string[])["/events/proposed", "/events/declined", "/letters/draft", "/letters/draft.md", "/letters/draft.txt", "/letters/draft/count", "/letters/draft/signatories", "/letters/draft/signatories.csv"])
        {
            using var response = await site.AskAsync(path);
            await AssertProblemAsync(response, HttpStatusCode.NotFound, "not_found");
        }

        await site.JsonAsync("/organizations?letter=draft", HttpStatusCode.BadRequest);
        Assert.Equal(["small-vigil"], await site.SlugsAsync("/events"));
        Assert.Equal(["small-letter"], await site.SlugsAsync("/letters"));
        Assert.Equal(1, (await site.JsonAsync("/events.geojson")).GetProperty("features").GetArrayLength());
        Assert.Equal(1, (await site.JsonAsync("/events/points")).GetProperty("points").GetArrayLength());
        Assert.Single(Csv.Read(await site.TextAsync("/events.csv")));
    }

    [Fact]
    public async Task A_failure_of_ours_is_a_problem_too_and_tells_nothing_of_itself()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using (var db = await site.OpenDatabaseAsync())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "DROP TABLE OrganizationSector");

        using var response = await site.AskAsync("/organizations?sector=faith");

        var problem = await AssertProblemAsync(response, HttpStatusCode.InternalServerError, "server_error");
        Assert.DoesNotContain("Sqlite", problem.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("no-store", response.Header("Cache-Control"), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(text);
        var problem = document.RootElement.Clone();
        Assert.Equal($"http://localhost/api#{code}", problem.Text("type"));
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal(code, problem.Text("code"));
        Assert.NotEmpty(problem.Text("title")!);
        Assert.NotEmpty(problem.Text("detail")!);
        return problem;
    }
}
