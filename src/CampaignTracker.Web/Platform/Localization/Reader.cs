using System.Globalization;
using CampaignTracker.Data;

namespace CampaignTracker.Web.Platform.Localization;

/// <summary>Who reads this page: the address says in which language (<c>/es/…</c>).</summary>
public static class Reader
{
    /// <summary>The first segment of Spanish addresses.</summary>
    public const string SpanishPath = "/es";

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-US");

    public static CultureInfo Spanish { get; } = CultureInfo.GetCultureInfo("es-US");

    public static Language Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? Language.Spanish : Language.English;

    public static Language OtherLanguage => Language is Language.Spanish ? Language.English : Language.Spanish;

    /// <summary>Speaks a language, whatever the address says, until it is disposed: mails are in the language of who gets them.</summary>
    public static IDisposable Speaking(Language language)
    {
        var before = new Spoken(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language is Language.Spanish ? Spanish : English;
        return before;
    }

    public static string Code(this Language language) => language is Language.Spanish ? "es" : "en";

    /// <summary>For a <c>lang</c> attribute: null where the text is in the page's own language.</summary>
    public static string? LangOf(BilingualText text)
    {
        var language = text.LanguageFor(Language);
        return language == Language ? null : language.Code();
    }

    /// <summary>The text in the reader's language.</summary>
    public static string Read(this BilingualText text) => text.In(Language);

    private sealed record Spoken(CultureInfo Culture, CultureInfo UICulture) : IDisposable
    {
        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Culture, UICulture);
    }
}
