using System.Diagnostics;
using CampaignTracker.Testing;

namespace CampaignTracker.Journeys.Tests;

/// <summary>html-validate, which reads pages as the standard wants them written.</summary>
internal static class HtmlRules
{
    /// <param name="pages">The HTML of each, by its path.</param>
    public static async Task AssertAsync(IReadOnlyDictionary<string, string> pages)
    {
        var folder = Directory.CreateTempSubdirectory("ct-html-").FullName;
        foreach (var (path, html) in pages)
            await File.WriteAllTextAsync(Path.Combine(folder, $"{string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))}.html"), html);

        var tests = Path.Combine(Repository.Root, "tests/CampaignTracker.Journeys.Tests");
        var run = await ProgramRun.RunAsync(new ProcessStartInfo("node",
            [Path.Combine(tests, "node_modules/html-validate/bin/html-validate.mjs"), "--config", Path.Combine(tests, "html-validate.json"), "--formatter", "text", $"{folder}/*.html"]));
        Directory.Delete(folder, recursive: true);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }
}
