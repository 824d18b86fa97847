using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>How an event was, as hosts and organizers type it.</summary>
public sealed class ReadEventReport(IStringLocalizer<HostingText> text)
{
    public const string Turnout = "turnout";
    public const string Press = "press";
    public const string Pictures = "pictures";

    private const int LongestWords = 80;

    /// <param name="typed">Of each field, as it was typed.</param>
    /// <param name="errors">Takes what is amiss.</param>
    public EventReport Read(Func<string, string> typed, FormErrors errors) =>
        new(NumberOf(typed(Turnout), errors), LinksOf(Press, typed(Press), errors), LinksOf(Pictures, typed(Pictures), errors));

    /// <summary>As the field has them: one on each line, its words before its address.</summary>
    public static string LinesOf(IReadOnlyList<Source> links) =>
        string.Join('\n', links.Select(link => IsItsOwn(link) ? link.Url : $"{link.Title} {link.Url}"));

    /// <summary>True where nobody gave it words.</summary>
    private static bool IsItsOwn(Source link) => link.Title == WordsOf(link.Url!) || link.Title == new Uri(link.Url!).Host;

    private int? NumberOf(string typed, FormErrors errors)
    {
        var digits = TidyText.WithoutSpaces(typed).Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (digits.Length == 0)
            return null;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= CampaignEvent.MostTurnout)
            return number;
        errors.Add(Turnout, text["Turnout_NotANumber"]);
        return null;
    }

    private List<Source> LinksOf(string field, string typed, FormErrors errors)
    {
        var links = new List<Source>();
        foreach (var line in typed.ReplaceLineEndings("\n").Split('\n').Select(TidyText.OneLine).Where(line => line.Length > 0))
        {
            var at = line.LastIndexOf(' ') + 1;
            var (title, url) = (line[..at].Trim(), AddressOf(line[at..]));
            if (!Source.IsWebAddress(url) || title.Length > Source.TitleMaxLength)
                errors.Add(field, text["Links_NotALink", line.Length > 80 ? line[..80] + "…" : line]);
            else
                links.Add(new Source(title.Length > 0 ? title : WordsOf(url), url));
        }

        if (links.Count > CampaignEvent.MostCoverage)
            errors.Add(field, text["Links_TooMany", CampaignEvent.MostCoverage]);
        return links;
    }

    /// <summary>People write <c>www.paper.example</c>.</summary>
    private static string AddressOf(string typed) => typed.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"https://{typed}" : typed;

    /// <summary>Of an address without words: its host and path, so that two of one paper are told apart.</summary>
    private static string WordsOf(string url)
    {
        var address = new Uri(url);
        var host = address.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? address.IdnHost[4..] : address.IdnHost;
        var words = host + Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/');
        return words.Length <= LongestWords && StorableText.IsStorable(words) ? words : host;
    }
}

/// <param name="Turnout">How many came; null where nobody counted.</param>
/// <param name="Press">What the press wrote.</param>
/// <param name="Pictures">Where pictures are.</param>
public sealed record EventReport(int? Turnout, IReadOnlyList<Source> Press, IReadOnlyList<Source> Pictures);
