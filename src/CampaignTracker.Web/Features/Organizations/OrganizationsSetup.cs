using CampaignTracker.Web.Features.Organizations.Api;
using CampaignTracker.Web.Features.Organizations.Merging;
using CampaignTracker.Web.Features.Organizations.Organize;
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
        services.AddScoped<ListOrganizations>();
        services.AddScoped<DecideOnOrganizations>();
        services.AddScoped<ReadOrganizationFile>();
        services.AddScoped<ReadOrganizationSheet>();
        services.AddScoped<FieldWords>();
        services.AddScoped<EditOrganization>();
        services.AddScoped<AddOrganization>();
        services.AddScoped<PreviewMerge>();
        services.AddScoped<MergeOrganizations>();
        services.AddApiJson(OrganizationsJson.Default);
    }
}
