using System.Diagnostics;
using CampaignTracker.Testing;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What can be known of the map's script without a browser.</summary>
public sealed class MapScript(Output output)
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests/CampaignTracker.Journeys.Tests");

    [Fact]
    public async Task Its_sums_are_right()
    {
        var run = await NodeAsync("--test", "--test-reporter=spec", Path.Combine(Tests, "map/sums.test.mjs"));

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("pass 15", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_types_fit()
    {
        var run = await NodeAsync(Path.Combine(Tests, "node_modules/typescript/bin/tsc"), "-p", Path.Combine(Tests, "map"), "--listFiles");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("Assets/map/eventMap.js", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_module_is_longer_than_three_hundred_lines()
    {
        var modules = Directory.GetFiles(Path.Combine(Repository.Root, "src/CampaignTracker.Web/Assets/map"), "*.js");
        foreach (var module in modules)
            output.WriteLine($"{File.ReadLines(module).Count(),4} lines  {Path.GetFileName(module)}");

        Assert.NotEmpty(modules);
        Assert.DoesNotContain(modules, module => File.ReadLines(module).Count() > 300);
    }

    private static Task<ProgramRun> NodeAsync(params string[] arguments) => ProgramRun.RunAsync(new ProcessStartInfo("node", arguments));
}
