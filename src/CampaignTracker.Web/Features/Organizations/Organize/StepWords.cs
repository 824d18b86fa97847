using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizations.Organize;

/// <summary>What came of a step, in the reader's words.</summary>
internal static class StepWords
{
    /// <summary><c>12 are on the roster now. 3 were left as they were: 2 did not wait, 1 was changed meanwhile.</c></summary>
    public static string Told(IStringLocalizer<RosterText> text, OrganizationStep step, StepOutcome outcome)
    {
        string[] parts =
        [
            outcome.Result is StepResult.Done ? "" : text[$"StepResult_{outcome.Result}", Organization.ReasonMaxLength],
            outcome.Done > 0 || outcome.Result is StepResult.Done ? text.Count($"Done_{step}", outcome.Done) : "",
            outcome.Left.Count > 0 ? text.Count("WereLeft", outcome.Left.Values.Sum(), Because(text, outcome.Left)) : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    public static string Because(IStringLocalizer<RosterText> text, IReadOnlyDictionary<LeftBecause, int> left) =>
        string.Join(", ", left.OrderBy(because => because.Key).Select(because => text.Count($"Because_{because.Key}", because.Value).Value));
}
