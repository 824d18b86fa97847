using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>What languages are called in the reader's language.</summary>
internal static class EventLanguages
{
    /// <summary>Those that are offered: the ones that most people speak who come.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["en", "es", "mix", "quc", "mam", "ht", "pt", "fr", "zh", "vi", "tl", "ko", "ar", "so", "am"];

    /// <summary>Those that the runtime's tables lack or write in a way that few who speak them do; ISO 639-3.</summary>
    private static readonly Dictionary<string, string> Named = new() { ["mix"] = "Mixteco", ["quc"] = "K’iche’", ["mam"] = "Mam" };

    /// <summary>As the runtime's own tables have it; a code that they lack stays a code.</summary>
    public static string NameOf(string code)
    {
        if (Named.TryGetValue(code, out var name))
            return Reader.Language is Language.Spanish ? name.ToLowerInvariant() : name;
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
