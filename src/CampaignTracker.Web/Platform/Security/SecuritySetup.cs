using Microsoft.AspNetCore.Antiforgery;

namespace CampaignTracker.Web.Platform.Security;

internal static class SecuritySetup
{
    public static void AddCookielessPages(this IServiceCollection services)
    {
        services.AddAntiforgery(options =>
        {
            // Lax: with Strict, a page that is opened from a link in a mail makes a new cookie, and the form in the other tab is none of it any more.
            options.Cookie.SameSite = SameSiteMode.Lax;
            // One for both languages: by itself it would be bound to the path base.
            options.Cookie.Path = "/";
            options.SuppressXFrameOptionsHeader = true;
        });
        var inner = services.Last(s => s.ServiceType == typeof(IAntiforgery));
        services.AddSingleton<IAntiforgery>(provider =>
            new CookielessAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)));
    }
}
