using System.Text.RegularExpressions;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.Import;

/// <summary>
/// A list as it is printed under a letter: one name a line, the state in brackets behind it, national organizations first, headings between.
/// A state's name alone is a heading: what follows is there.
/// </summary>
internal static partial class PrintedList
{
    private const int LongestAcronym = 12;

    private static readonly HashSet<string> NationalHeadings =
        ["national", "national organizations", "national groups", "nationwide", "organizaciones nacionales", "nacionales", "grupos nacionales", "a nivel nacional"];

    /// <summary>Below them each name is of some state.</summary>
    private static readonly HashSet<string> StateHeadings =
    [
        "local organizations", "state organizations", "state and local organizations", "state & local organizations", "local and state organizations", "regional organizations",
        "state, regional, and local organizations", "state and local", "local", "organizaciones locales", "organizaciones estatales", "organizaciones estatales y locales",
    ];

    private static readonly HashSet<string> OtherHeadings =
        ["sincerely", "signed", "signatories", "organizations", "respectfully", "atentamente", "firmantes", "organizaciones", .. StateHeadings];

    public static IReadOnlyList<ImportField> Fields { get; } = [ImportField.Name, ImportField.ShortName, ImportField.City, ImportField.State, ImportField.Scope];

    public static ImportTable Read(IEnumerable<string> lines)
    {
        var rows = new List<ImportRow>();
        var (number, under) = (0, new Heading(IsNational: false, State: "", NeedsState: false));
        foreach (var line in lines)
        {
            number++;
            var text = Bullet().Replace(TidyText.OneLine(line), "");
            if (text.Length == 0 || rows.Count > ImportTable.MostRows)
                continue;
            if (HeadingOf(text) is { } heading)
                under = heading;
            else
                rows.Add(new ImportRow(number, Cells(text, under)));
        }

        return new ImportTable([], rows);
    }

    private static Heading? HeadingOf(string text)
    {
        var key = FoldedText.Fold(text.TrimEnd(':', '.', ','));
        return NationalHeadings.Contains(key) ? new Heading(IsNational: true, State: "", NeedsState: false)
            : StateNames.CodeOf(text.TrimEnd(':')) is { } state ? new Heading(IsNational: false, state, NeedsState: true)
            : OtherHeadings.Contains(key) ? new Heading(IsNational: false, State: "", NeedsState: StateHeadings.Contains(key))
            : null;
    }

    private static string[] Cells(string text, Heading under)
    {
        var (name, shortName, city, state, isNational) = (text, "", "", "", under.IsNational);
        for (var bracket = LastBracket().Match(name); bracket.Success; bracket = LastBracket().Match(name))
        {
            var inside = bracket.Groups[2].Value.Trim();
            if (state.Length == 0 && !isNational && NationalHeadings.Contains(FoldedText.Fold(inside)))
                isNational = true;
            else if (state.Length == 0 && PlaceOf(inside) is var (itsCity, itsState))
                (city, state) = (itsCity, itsState);
            else if (shortName.Length == 0 && inside.Length is > 1 and <= LongestAcronym && inside.All(c => char.IsUpper(c) || char.IsDigit(c) || c is '-' or '&'))
                shortName = inside;
            else if (state.Length == 0 && !isNational && under is { NeedsState: true, State.Length: 0 })
                // Where its state belongs stands something else: the row is refused for it, rather than taken for a national organization.
                state = inside;
            else
                break;
            name = bracket.Groups[1].Value.TrimEnd(' ', ',');
        }

        if (state.Length == 0 && !isNational)
            state = under.State;
        var scope = isNational || (state.Length == 0 && !under.NeedsState) ? Scope.National : city.Length > 0 ? Scope.Local : Scope.State;
        return [name.TrimEnd(' ', ',', ';'), shortName, city, state, Wire.Name(scope)];
    }

    /// <summary><c>AZ</c>, <c>Arizona</c> or <c>Phoenix, AZ</c>.</summary>
    private static (string City, string State)? PlaceOf(string inside)
    {
        if (StateNames.CodeOf(inside) is { } state)
            return ("", state);
        var comma = inside.LastIndexOf(',');
        return comma > 0 && StateNames.CodeOf(inside[(comma + 1)..].Trim()) is { } behind ? (inside[..comma].Trim(), behind) : null;
    }

    private sealed record Heading(bool IsNational, string State, bool NeedsState);

    [GeneratedRegex(@"^\s*(?:[•·▪◦‣*–—]|-(?=\s)|\(?\d{1,4}[.)])\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(.+?)\s*[(\[]([^()\[\]]*)[)\]]\s*[,;.]?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LastBracket();
}
