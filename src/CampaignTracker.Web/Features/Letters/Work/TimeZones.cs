using System.Globalization;
using System.Resources;
using CampaignTracker.Data;
using CampaignTracker.Web.Ui;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>The time zones to choose from: those of the United States by the names that people say, and then all of them.</summary>
public static class TimeZones
{
    /// <summary>West to east, as the clock goes.</summary>
    private static readonly string[] Usual =
    [
        "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico",
    ];

    private static readonly string[] Others = [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal)).Except(Usual).Order(StringComparer.Ordinal)];

    private static readonly ResourceManager Words = new(typeof(LetterWorkText));

    /// <summary>A zone's name in the reader's language, where people have one for it.</summary>
    public static string NameOf(string zone) => Usual.Contains(zone) ? Words.GetString($"Zone_{zone.Split('/')[1]}", CultureInfo.CurrentUICulture) ?? zone : zone;

    /// <param name="all">True for every zone, false for those that are usual and the one that is chosen.</param>
    /// <param name="chosen">The zone that stands in the field.</param>
    /// <param name="text">The usual ones' names.</param>
    public static IEnumerable<FilterOption> Options(bool all, string chosen, IStringLocalizer<LetterWorkText> text)
    {
        var usual = Usual.Select(zone => new FilterOption(zone, text[$"Zone_{zone.Split('/')[1]}"]));
        var more = all ? Others : Usual.Contains(chosen) || !LocalTimes.IsZone(chosen) ? [] : [chosen];
        return usual.Concat(more.Select(zone => new FilterOption(zone, zone)));
    }
}
