using CampaignTracker.Load.Generate;

namespace CampaignTracker.Load.Site;

/// <summary>What is asked of the site.</summary>
internal static class Addresses
{
    /// <summary>As browsers send it.</summary>
    public const string AcceptEncoding = "gzip, deflate, br, zstd";

    /// <summary>The open letter of a generated campaign.</summary>
    public const string Letter = $"/letters/{GeneratedLetters.OpenSlug}";

    /// <summary>Those that most ask for.</summary>
    public static readonly IReadOnlyList<string> Public =
        ["/", "/organizations", "/events", Letter, "/api/v1/events", "/api/v1/organizations", "/api/v1/events/points"];

    /// <summary>Asks as a browser does, but leaves the answer as it came.</summary>
    public static HttpClient Client(Uri site)
    {
        var client = new HttpClient { BaseAddress = site };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", AcceptEncoding);
        return client;
    }
}
