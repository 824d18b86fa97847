using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Platform.Localization;

/// <summary>Takes the language from <c>Accept-Language</c>, for answers that have one address in both languages: the first of the two that is wanted.</summary>
internal sealed class LanguageFromHeader(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var wanted = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known(language))
            .FirstOrDefault(culture => culture is not null);
        var culture = wanted ?? Reader.English;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    }

    private static CultureInfo? Known(StringWithQualityHeaderValue language) => language.Value.Value?.Split('-')[0].ToLowerInvariant() switch
    {
        "es" => Reader.Spanish,
        "en" => Reader.English,
        _ => null,
    };
}
