using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Web.Features.Organizers;

namespace CampaignTracker.Web.Platform.Localization;

/// <summary>
/// Organizers' pages speak the language of the account. A circuit keeps the culture of the request it came by, so that is set there too.
/// Their addresses name no language; one that does leads to the one that does not.
/// </summary>
internal sealed class LanguageFromAccount(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.PathBase.HasValue)
        {
            context.Response.Redirect(context.Request.Path + context.Request.QueryString);
            return Task.CompletedTask;
        }

        if (context.User.Identity?.IsAuthenticated is true)
        {
            var culture = context.User.Language() is Language.Spanish ? Reader.Spanish : Reader.English;
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
        }

        return next(context);
    }
}
