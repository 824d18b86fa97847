using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>axe-core in the page, asked for violations of WCAG 2.0 to 2.2, levels A and AA, alone: its whole answer takes three times as long.</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
          const result = await axe.run({
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
            resultTypes: ['violations'],
          });
          return result.violations.map(violation => `${violation.id} ${violation.nodes[0].html}`);
        }
        """;

    private static readonly string Source =
        File.ReadAllText(Path.Combine(Repository.Root, "tests/CampaignTracker.Journeys.Tests/node_modules/axe-core/axe.min.js"));

    public static Task InjectAsync(IPage page) => page.EvaluateAsync(Source);

    public static Task<string[]> FindViolationsAsync(IPage page) => page.EvaluateAsync<string[]>(Run);
}
