using System.Globalization;
using CampaignTracker.Data;

namespace CampaignTracker.Web.Platform.Localization;

/// <summary>Dates and times as readers of this page's language write them.</summary>
public static class DateWords
{
    private static bool IsSpanish => Reader.Language is Language.Spanish;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary><c>July 10, 2009</c>, <c>10 de julio de 2009</c>.</summary>
    public static string Day(DateOnly date) => date.ToString(IsSpanish ? "d 'de' MMMM 'de' yyyy" : "MMMM d, yyyy", Culture);

    /// <summary><c>Friday, July 10, 2009</c>, <c>viernes 10 de julio de 2009</c>.</summary>
    public static string Weekday(DateOnly date) => date.ToString(IsSpanish ? "dddd d 'de' MMMM 'de' yyyy" : "dddd, MMMM d, yyyy", Culture);

    /// <summary><c>July 2009</c>, <c>julio de 2009</c>.</summary>
    public static string Month(DateOnly date) => date.ToString(IsSpanish ? "MMMM 'de' yyyy" : "MMMM yyyy", Culture);

    /// <summary><c>3:00 PM EDT</c>, <c>3:00 p. m. EDT</c>, on one line.</summary>
    public static string Time(TimeOnly time, string zone) => $"{time.ToString("h:mm tt", Culture)} {zone}".Replace(' ', '\u00a0');
}
