using CampaignTracker.Web.Features.Organizations.Api;
using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Organizations;

internal static class OrganizationsSetup
{
    public static void AddOrganizations(this IServiceCollection services)
    {
        services.AddScoped<KnownOrganizations>();
        services.AddScoped<ReadRoster>();
        services.AddScoped<ReadOrganization>();
        services.AddScoped<OrganizationItems>();
        services.AddApiJson(OrganizationsJson.Default);
    }
}
