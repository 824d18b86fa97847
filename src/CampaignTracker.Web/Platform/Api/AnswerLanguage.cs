using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>The language of answers that are in one language: the address says it, so that every cache knows.</summary>
internal static class AnswerLanguage
{
    public static readonly QueryParameter Parameter = QueryParameter.Of("lang", Code.Es);

    private enum Code
    {
        En,
        Es,
    }

    public static Language Read(PageQuery query) => query.Word<Code>("lang") is Code.Es ? Language.Spanish : Language.English;

    /// <summary>From here on what is written is written in the language that was asked for.</summary>
    public static void Speak(PageQuery query)
    {
        var culture = Read(query) is Language.Spanish ? Reader.Spanish : Reader.English;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }
}
