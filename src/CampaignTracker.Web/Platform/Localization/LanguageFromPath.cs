using System.Globalization;

namespace CampaignTracker.Web.Platform.Localization;

/// <summary>Takes <c>/es</c> off the path into the path base, so that every route exists once and speaks both languages.</summary>
internal sealed class LanguageFromPath(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var isSpanish = context.Request.Path.StartsWithSegments(Reader.SpanishPath, StringComparison.Ordinal, out var rest);
        if (isSpanish)
        {
            context.Request.PathBase = context.Request.PathBase.Add(Reader.SpanishPath);
            context.Request.Path = rest.HasValue ? rest : "/";
        }

        var culture = isSpanish ? Reader.Spanish : Reader.English;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    }
}
