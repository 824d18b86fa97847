namespace CampaignTracker.Web.Tests.Shell;

/// <summary>The pages that hold for every deployment; those of single nouns stand in the sitemap.</summary>
internal static class SitePaths
{
    public static readonly string[] Fixed = ["/", "/organizations", "/events", "/letters", "/timeline", "/agreements", "/about"];

    public static TheoryData<string> All => [.. Fixed];
}
