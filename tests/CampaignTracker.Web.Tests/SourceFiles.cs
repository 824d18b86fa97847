using System.Runtime.CompilerServices;

namespace CampaignTracker.Web.Tests;

/// <summary>Files of the repository, for tests about what is written in them.</summary>
internal static class SourceFiles
{
    private static readonly string Root = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "../.."));

    public static string Path(string inRepository) => System.IO.Path.Combine(Root, inRepository);

    private static string Here([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}
