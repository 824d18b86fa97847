namespace CampaignTracker.Web.Features.Organizations;

internal static class OrganizationsSetup
{
    public static void AddOrganizations(this IServiceCollection services)
    {
        services.AddScoped<ReadRoster>();
        services.AddScoped<ReadOrganization>();
    }
}
