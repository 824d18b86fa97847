using System.Globalization;
using System.Text;

namespace CampaignTracker.Data;

/// <summary>Text as searches compare it: without case, accents or odd spacing, so that <c>José</c>, <c>jose</c> and <c>JOSÉ</c> are one.</summary>
public static class FoldedText
{
    /// <summary>Folds a text. Folding twice changes nothing.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";

        var folded = new StringBuilder(text.Length);
        // Lower case first and last: some capitals (İ) lower into a letter and a mark, and some marks reveal a capital.
        // Through upper case, because some letters have two small forms (σ and ς).
        foreach (var rune in Decompose(text.ToLowerInvariant()).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark)
                continue;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                AppendSpace(folded);
            else
                Append(folded, Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)));
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The words of a text, folded.</summary>
    public static string[] Words(string? text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Normalize throws on U+FFFE, a byte order mark read the wrong way round, which both engines keep.</summary>
    private static string Decompose(string text) =>
        StorableText.IsStorable(text) ? text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD) : "";

    private static void AppendSpace(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }

    private static void Append(StringBuilder folded, Rune rune) => folded.Append(rune.Value switch
    {
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        '’' or '‘' or 'ʼ' => "'",
        '–' or '—' or '‐' => "-",
        _ => rune.ToString(),
    });
}
