using CampaignTracker.Web.Ui;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Time zones as people know them: <c>Eastern (New York)</c> for <c>America/New_York</c>.</summary>
public sealed class ZoneNames(IStringLocalizer<PlanningText> text)
{
    /// <summary>The zones that places of the United States have, from east to west.</summary>
    public static IReadOnlyList<string> FromEast { get; } =
    [
        "America/Puerto_Rico",
        "America/New_York", "America/Detroit", "America/Indiana/Indianapolis", "America/Indiana/Marengo", "America/Indiana/Petersburg", "America/Indiana/Vevay",
        "America/Indiana/Vincennes", "America/Indiana/Winamac", "America/Kentucky/Louisville", "America/Kentucky/Monticello",
        "America/Chicago", "America/Indiana/Knox", "America/Indiana/Tell_City", "America/Menominee", "America/North_Dakota/Beulah", "America/North_Dakota/Center",
        "America/North_Dakota/New_Salem",
        "America/Denver", "America/Boise", "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage", "America/Juneau", "America/Sitka", "America/Yakutat", "America/Nome", "America/Metlakatla", "America/Adak",
        "Pacific/Honolulu", "Pacific/Pago_Pago", "Pacific/Guam",
    ];

    /// <summary>In the reader's language; one that we do not know stays as it is written.</summary>
    public string Of(string zone) => text[$"ZoneName_{zone.Replace('/', '_')}"] is { ResourceNotFound: false } name ? name.Value : zone;

    /// <param name="chosen">Stands among them whatever it is; empty for none.</param>
    public IEnumerable<FilterOption> Options(string chosen) => FromEast.Union(chosen.Length > 0 ? [chosen] : []).Select(zone => new FilterOption(zone, Of(zone)));
}
