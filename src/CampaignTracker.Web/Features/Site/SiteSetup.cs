using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Web.Features.Site;

internal static class SiteSetup
{
    public static void AddSite(this IServiceCollection services)
    {
        services.AddSingleton<CoarseAreas>();
        services.AddSingleton<ISaveChangesInterceptor, CoarseSaves>();
        services.AddSingleton<HideAddresses>();
        services.AddHostedService<GoOnHiding>();
        services.AddScoped<TurnSwitches>();
        services.AddScoped<EditBanner>();
        services.AddScoped<RemoveSamples>();
        services.AddScoped<ReadSite>();
        services.AddSingleton<ShowSettings>();
    }
}
