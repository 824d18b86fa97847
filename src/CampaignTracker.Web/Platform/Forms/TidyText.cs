using System.Globalization;
using System.Text;
using CampaignTracker.Data;

namespace CampaignTracker.Web.Platform.Forms;

/// <summary>What people type and paste, without what nobody sees: stray spaces, control characters, marks that turn the direction of writing.</summary>
public static class TidyText
{
    private const int ZeroWidthNonJoiner = 0x200c;
    private const int ZeroWidthJoiner = 0x200d;

    /// <summary>One line: every run of white space as one space, none at the ends, letters composed.</summary>
    public static string OneLine(string typed)
    {
        if (!StorableText.IsStorable(typed))
            return "";
        var tidy = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                AppendSpace(tidy);
            else if (IsSeen(rune))
                tidy.Append(rune);
        }

        return tidy.ToString().Trim(' ').Normalize(NormalizationForm.FormC);
    }

    /// <summary>Without any white space: addresses, codes.</summary>
    public static string WithoutSpaces(string typed) => OneLine(typed).Replace(" ", "", StringComparison.Ordinal);

    private static void AppendSpace(StringBuilder tidy)
    {
        if (tidy.Length > 0 && tidy[^1] != ' ')
            tidy.Append(' ');
    }

    /// <summary>Joiners are kept: some scripts and emoji need them. What is no character at all (U+FFFE) makes Normalize throw.</summary>
    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => false,
        UnicodeCategory.Format => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner,
        _ => (rune.Value & 0xfffe) != 0xfffe && rune.Value is < 0xfdd0 or > 0xfdef,
    };
}
