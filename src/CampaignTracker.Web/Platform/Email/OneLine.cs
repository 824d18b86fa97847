using System.Globalization;
using System.Text;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>Text that may come from a stranger as one line of visible characters.</summary>
internal static class OneLine
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Control characters and line breaks become spaces; what turns the reading direction, or is half a character, goes.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                    if (line.Length > 0 && line[^1] != ' ')
                        line.Append(' ');
                    break;
                // Names in several scripts and emoji are written with the joiners.
                case UnicodeCategory.Format when rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner):
                    break;
                default:
                    line.Append(rune);
                    break;
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>As <see cref="Of"/>, and of at most so many characters; what is left out shows as an ellipsis.</summary>
    public static string Cut(string text, int maxLength)
    {
        var line = Of(text);
        if (line.Length <= maxLength)
            return line;
        var end = maxLength - 1;
        return line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }
}
