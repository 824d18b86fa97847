namespace CampaignTracker.Data;

/// <summary>The languages that the campaign speaks.</summary>
public enum Language
{
    /// <summary>English (<c>en</c>).</summary>
    English,

    /// <summary>Spanish (<c>es</c>).</summary>
    Spanish,
}

/// <summary>A text in English and Spanish. Where Spanish is missing, readers get the English, and pages say so with <c>lang</c>.</summary>
/// <param name="En">English; may be empty where the whole text is optional.</param>
/// <param name="Es">Spanish; empty where nobody has translated it yet.</param>
public sealed record BilingualText(string En, string Es)
{
    /// <summary>No text in either language.</summary>
    public static BilingualText Empty => new("", "");

    /// <summary>True where neither language has a word.</summary>
    public bool IsEmpty => En.Length == 0 && Es.Length == 0;

    /// <summary>The text for a reader of <paramref name="language"/>.</summary>
    public string In(Language language) => LanguageFor(language) is Language.Spanish ? Es : En;

    /// <summary>The language of what <see cref="In"/> returns.</summary>
    public Language LanguageFor(Language wanted) => wanted switch
    {
        Language.Spanish when Es.Length > 0 => Language.Spanish,
        Language.English when En.Length > 0 || Es.Length == 0 => Language.English,
        _ => En.Length > 0 ? Language.English : Language.Spanish,
    };

    internal BilingualText Within(int maxLength, string what) =>
        new(StorableText.Within(En, maxLength, what), StorableText.Within(Es, maxLength, what));

    internal BilingualText Required(int maxLength, string what)
    {
        var within = Within(maxLength, what);
        return within.IsEmpty ? throw new DomainException($"{what} is missing.") : within;
    }
}
