namespace CampaignTracker.Web.Tests.Shell;

/// <summary>The pages that hold for every deployment; those of single nouns stand in the sitemap.</summary>
internal static class SitePaths
{
    public static readonly string[] Fixed = ["/", "/organizations", "/events", "/letters", "/timeline", "/agreements", "/about"];

    /// <summary>Those of them that hold a form: made anew for each reader, with the form's cookie.</summary>
    public static readonly string[] WithForm = ["/sign-on", "/events/propose", "/events/follow"];

    public static TheoryData<string> All => [.. Fixed];

    public static TheoryData<string> AllAndForms => [.. Fixed, .. WithForm];
}
