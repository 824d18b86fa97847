using System.Net;
using System.Text.RegularExpressions;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Partners;

/// <summary>
/// The API as partners were told it: the document in docs/api, and an example for each operation, as the campaign of 2009 answers.
/// With RENEW_KEPT_ANSWERS=1 in the environment the files are written anew instead of compared; read the difference before you commit it.
/// </summary>
public sealed partial class KeptAnswers(SiteOf2009 site) : IClassFixture<SiteOf2009>
{
    private static readonly string Root = FindRoot();
    private static readonly string Examples = Path.Combine(Root, "src/CampaignTracker.Web/Features/Partners/Examples");

    private readonly Dictionary<string, string> _ids = [];

    public static TheoryData<string, string> Operations { get; } = new()
    {
        { "listOrganizations.json", "/organizations?letter=end-287g-2009&limit=1" },
        { "exportOrganizations.csv", "/organizations.csv?q=immigrant" },
        { "getOrganization.json", "/organizations/maldef" },
        { "listEvents.json", "/events?from=2009-08-27&to=2009-08-28&limit=1" },
        { "exportEvents.csv", "/events.csv?from=2009-08-27&to=2009-08-28" },
        { "featureEvents.geojson", "/events.geojson?state=AZ" },
        { "pointEvents.json", "/events/points?from=2009-08-27&to=2009-08-28" },
        { "calendarEvents.ics", "/events.ics?state=AZ" },
        { "atomEvents.atom", "/events.atom?state=AZ" },
        { "calendarEvent.ics", "/events/phoenix-march-2009.ics" },
        { "getEvent.json", "/events/phoenix-march-2009" },
        { "listLetters.json", "/letters?status=delivered" },
        { "getLetter.json", "/letters/end-287g-2009" },
        { "getLetterMarkdown.md", "/letters/end-287g-2009.md?lang=es" },
        { "getLetterText.txt", "/letters/end-287g-2009.txt" },
        { "countSignatories.json", "/letters/end-287g-2009/count" },
        { "listSignatories.json", "/letters/end-287g-2009/signatories?limit=1" },
        { "exportSignatories.csv", "/letters/end-287g-2009/signatories.csv" },
        { "listChanges.json", "/changes?since=2009-01-01T00:00:00Z&type=letter&limit=1" },
        { "listEnums.json", "/enums" },
    };

    private static bool IsRenewing => Environment.GetEnvironmentVariable("RENEW_KEPT_ANSWERS") == "1";

    [Theory, MemberData(nameof(Operations))]
    public async Task Each_example_is_the_answer_to_its_request(string file, string request) =>
        await CompareAsync(Path.Combine(Examples, file), WithKnownIds(await ReadAsync(request)));

    [Fact]
    public void Every_example_is_compared() =>
        Assert.Equal(Operations.Select(row => row.Data.Item1).Order(), Directory.GetFiles(Examples).Select(Path.GetFileName).Order());

    [Fact]
    public async Task The_document_is_the_one_that_partners_were_told() =>
        await CompareAsync(Path.Combine(Root, "docs/api/openapi.json"), await ReadAsync("/openapi.json"));

    private async Task<string> ReadAsync(string request)
    {
        using var answer = await site.Site.GetAsync($"/api/v1{request}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync()).ReplaceLineEndings("\n");
    }

    private static async Task CompareAsync(string file, string answer)
    {
        if (IsRenewing)
            await File.WriteAllTextAsync(file, answer);
        Assert.Equal(await File.ReadAllTextAsync(file), answer);
    }

    /// <summary>Ids are drawn at random; in examples they are numbered, and a cursor, which holds one, is always the same.</summary>
    private string WithKnownIds(string answer)
    {
        var withIds = Id().Replace(answer, id => _ids.TryGetValue(id.Value, out var known)
            ? known
            : _ids[id.Value] = $"019e83f0-5c00-7000-8000-{_ids.Count + 1:d12}");
        return Cursor().Replace(withIds, "cursor=MTI2MTc4OTEyMDAwMDAwMDAwfDAxOWU4M2YwNWMwMDcwMDA4MDAwMDAwMDAwMDAwMDAx");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CampaignTracker.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository's root is above the tests.");
        return folder.FullName;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("cursor=[A-Za-z0-9_-]+")]
    private static partial Regex Cursor();
}

/// <summary>The campaign of 2009 alone, at an address of its own.</summary>
public sealed class SiteOf2009 : IAsyncLifetime
{
    public CampaignSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions
    {
        Campaign2009 = true,
        Settings = new Dictionary<string, string> { ["Site:PublicUrl"] = "https://coalition.example" },
    });

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
