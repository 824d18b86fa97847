using Microsoft.AspNetCore.Antiforgery;

namespace CampaignTracker.Web.Platform.Security;

internal static class SecuritySetup
{
    public static void AddCookielessPages(this IServiceCollection services)
    {
        services.AddAntiforgery();
        var inner = services.Last(s => s.ServiceType == typeof(IAntiforgery));
        services.AddSingleton<IAntiforgery>(provider =>
            new CookielessAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)));
    }
}
