using System.Globalization;
using System.Resources;
using CampaignTracker.Data;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Platform.Localization;

namespace CampaignTracker.Web.Features.Places;

/// <summary>Finds a state as people write it: by its code or its name, in either language, in whatever case.</summary>
public static class StateNames
{
    private static readonly Lazy<Dictionary<string, string>> Codes = new(Read);

    /// <returns>A code of <see cref="UsStates"/>; null for none.</returns>
    public static string? CodeOf(string typed) => Codes.Value.GetValueOrDefault(Key(typed));

    private static Dictionary<string, string> Read()
    {
        var names = new ResourceManager(typeof(PlacesText));
        var codes = UsStates.Codes.ToDictionary(Key);
        foreach (var code in UsStates.Codes)
        {
            foreach (var culture in (CultureInfo[])[Reader.English, Reader.Spanish])
                codes[Key(names.GetString(code, culture)!)] = code;
        }

        return codes;
    }

    private static string Key(string name) => FoldedText.Fold(name).Replace(".", "", StringComparison.Ordinal);
}
