using System.Net;
using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>What tests of the API share: how it is asked and how its answers are read. Paths are those after <c>/api/v1</c>.</summary>
internal static class ApiReading
{
    public const string Base = "/api/v1";

    /// <summary>Every form of every resource that <see cref="ASmallSiteAsync"/> holds.</summary>
    public static readonly string[] Forms =
    [
        "/organizations", "/organizations.csv", "/organizations/small-neighbors",
        "/events", "/events.csv", "/events.geojson", "/events/points", "/events.ics", "/events.atom", "/events/small-vigil", "/events/small-vigil.ics",
        "/letters", "/letters/small-letter", "/letters/small-letter.md", "/letters/small-letter.txt", "/letters/small-letter/count",
        "/letters/small-letter/signatories", "/letters/small-letter/signatories.csv", "/changes", "/enums",
    ];

    public static MatrixTheoryData<Engine, string> FormsOnBothEngines => new(Enum.GetValues<Engine>(), Forms);

    /// <summary>A site with one of each noun.</summary>
    public static async Task<CampaignSite> ASmallSiteAsync(Engine engine, IReadOnlyDictionary<string, string>? settings = null)
    {
        var site = await CampaignSite.StartAsync(engine, new SiteOptions { Settings = settings ?? new Dictionary<string, string>() });
        await site.ChangeAsync(db =>
        {
            var organization = TestData.ListedOrganization("Small Neighbors", slug: "small-neighbors");
            var vigil = TestData.PublishedEvent(TestData.EventDetails("Small vigil", slug: "small-vigil"));
            vigil.HostedBy(organization, HostRole.Lead);
            var letter = TestData.OpenLetter("small-letter");
            db.AddRange(organization, vigil, letter, TestData.ListedSignOn(letter, organization));
            return Task.CompletedTask;
        });
        return site;
    }

    public static async Task<HttpResponseMessage> AskAsync(this CampaignSite site, string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path.StartsWith("http", StringComparison.Ordinal) ? path : Base + path);
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await site.CreateClient().SendAsync(request);
    }

    /// <summary>The JSON at a path, which must answer <paramref name="status"/>.</summary>
    public static async Task<JsonElement> JsonAsync(
        this CampaignSite site, string path, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers)
    {
        using var response = await site.AskAsync(path, headers: headers);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{path} answered {(int)response.StatusCode}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static async Task<string> TextAsync(this CampaignSite site, string path)
    {
        using var response = await site.AskAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The slugs of a list's first page, in its order.</summary>
    public static async Task<string[]> SlugsAsync(this CampaignSite site, string path) =>
        [.. (await site.JsonAsync(path)).Items().Select(item => item.Text("slug")!)];

    public static IEnumerable<JsonElement> Items(this JsonElement list) => list.GetProperty("data").EnumerateArray();

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static string[] Names(this JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    /// <summary>What a problem blames: each pointer with its code.</summary>
    public static string[] Blamed(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.Text("pointer")} {error.Text("code")}")];

    /// <summary>One value of a header; null where it is absent, and a failure where it stands twice.</summary>
    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? Assert.Single(values) : null;

    /// <summary>The ids of a list from its first page to its last; between two pages something may happen.</summary>
    public static async Task<List<Guid>> WalkAsync(this CampaignSite site, string path, Func<int, Task>? meanwhile = null)
    {
        var seen = new List<Guid>();
        var pages = 0;
        for (var next = path; next is not null; pages++)
        {
            Assert.True(pages < 100, "The walk does not end.");
            if (pages > 0 && meanwhile is not null)
                await meanwhile(pages);
            var page = await site.JsonAsync(next);
            seen.AddRange(page.Items().Select(item => item.GetProperty("id").GetGuid()));
            next = page.GetProperty("links").Text("next");
        }

        return seen;
    }

    public static CampaignEvent Event(
        string slug, string state = "AZ", GeoPoint? point = null, EventType type = EventType.Vigil, string day = "2026-06-06", string zone = "America/Phoenix",
        Organization? lead = null, Organization? coHost = null)
    {
        var made = TestData.PublishedEvent(
            TestData.EventDetails(slug, type, slug),
            TestData.Saturday(zone) with { StartDate = DateOnly.ParseExact(day, "yyyy-MM-dd", null) },
            TestData.Phoenix() with { State = state, Point = point });
        if (lead is not null)
            made.HostedBy(lead, HostRole.Lead);
        if (coHost is not null)
            made.HostedBy(coHost, HostRole.CoHost);
        return made;
    }
}
