using System.Text;

namespace CampaignTracker.Data.Organizations;

/// <summary>The one place that says when two names are the same organization's, and how names sort and become addresses.</summary>
public static class OrganizationName
{
    private static readonly HashSet<string> Ignored =
        ["inc", "incorporated", "llc", "ltd", "corp", "corporation", "co", "the", "of", "and", "for", "de", "del", "la", "el", "los", "las", "y"];

    /// <summary>Characters of a key; a longer one is cut.</summary>
    public const int KeyMaxLength = 2 * Organization.NameMaxLength;

    /// <summary>The name without case, accents, punctuation and filler words, for catching duplicates:
    /// <c>The Coalition of José's Friends, Inc.</c> and <c>coalition joses friends</c> match.
    /// A name of nothing but filler words keeps them.</summary>
    public static string MatchKey(string name)
    {
        var words = Words(name);
        var telling = words.Where(w => !Ignored.Contains(w)).ToArray();
        return Cut(string.Join(' ', telling.Length > 0 ? telling : words));
    }

    /// <summary>The folded name without a leading article, as lists sort it.</summary>
    public static string SortKey(string name)
    {
        var folded = string.Join(' ', Words(name));
        return Cut(folded.StartsWith("the ", StringComparison.Ordinal) ? folded[4..] : folded);
    }

    /// <summary>The name as the last part of an address: <c>coalition-of-joses-friends</c>; never empty.</summary>
    public static string Slug(string name)
    {
        var ascii = Words(name).Select(w => new string([.. w.Where(char.IsAsciiLetterOrDigit)])).Where(w => w.Length > 0);
        var slug = string.Join('-', ascii);
        if (slug.Length > Organization.SlugMaxLength)
            slug = slug[..Organization.SlugMaxLength].TrimEnd('-');
        return slug.Length > 0 ? slug : "organization";
    }

    private static string Cut(string key)
    {
        if (key.Length <= KeyMaxLength)
            return key;
        return key[..(char.IsHighSurrogate(key[KeyMaxLength - 1]) ? KeyMaxLength - 1 : KeyMaxLength)];
    }

    private static string[] Words(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var rune in FoldedText.Fold(name).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                letters.Append(rune);
            else if (rune.Value is not ('\'' or '.'))
                letters.Append(' ');
        }

        return letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
