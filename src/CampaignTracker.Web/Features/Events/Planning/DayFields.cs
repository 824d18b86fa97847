using System.Globalization;
using CampaignTracker.Data.Events;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>The fields of the page that calls or corrects a day of action, by name.</summary>
public static class DayFields
{
    public const string NameEn = "name_en";
    public const string NameEs = "name_es";
    public const string SummaryEn = "summary_en";
    public const string SummaryEs = "summary_es";
    public const string FirstDay = "first_day";
    public const string LastDay = "last_day";

    public static Dictionary<string, string> Blank() => new string[] { NameEn, NameEs, SummaryEn, SummaryEs, FirstDay, LastDay }.ToDictionary(name => name, _ => "");

    public static Dictionary<string, string> Of(DayOfAction stored) => new()
    {
        [NameEn] = stored.Name.En,
        [NameEs] = stored.Name.Es,
        [SummaryEn] = stored.Summary.En,
        [SummaryEs] = stored.Summary.Es,
        [FirstDay] = stored.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [LastDay] = stored.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
