using System.Reflection;

namespace CampaignTracker.Journeys.Tests;

internal static class Repository
{
    /// <summary>The root of the working tree that these tests were built from.</summary>
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!);
}
