using CampaignTracker.Web.Features.Partners.OpenApi;
using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Partners;

internal static class PartnersSetup
{
    public static void AddPartners(this IServiceCollection services)
    {
        services.AddApiJson(EnumsJson.Default);
        services.AddOpenApiDocument();
        services.AddScoped<ReadDocumentation>();
    }
}
