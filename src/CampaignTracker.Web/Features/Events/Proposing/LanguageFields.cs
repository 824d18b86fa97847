using CampaignTracker.Data;
using CampaignTracker.Web.Features.Events.Planning;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>The fields that hold words in one language.</summary>
public sealed record LanguageFields(string Title, string Description, string Accessibility, string Bring, string Safety)
{
    private static readonly LanguageFields English = new(EventFields.TitleEn, EventFields.DescriptionEn, EventFields.AccessibilityEn, EventFields.BringEn, EventFields.SafetyEn);
    private static readonly LanguageFields Spanish = new(EventFields.TitleEs, EventFields.DescriptionEs, EventFields.AccessibilityEs, EventFields.BringEs, EventFields.SafetyEs);

    public static LanguageFields Of(Language language) => language is Language.Spanish ? Spanish : English;

    public IEnumerable<string> All => [Title, Description, Accessibility, Bring, Safety];
}
