using System.Globalization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>What languages are called in the reader's language.</summary>
internal static class EventLanguages
{
    /// <summary>Those that are offered: the ones that most people speak who come.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["en", "es", "ht", "pt", "fr", "zh", "vi", "tl", "ko", "ar", "so", "am"];

    /// <summary>As the runtime's own tables have it; a code that they lack stays a code.</summary>
    public static string NameOf(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
