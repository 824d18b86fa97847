namespace CampaignTracker.Web.Features.Export;

internal static class ExportSetup
{
    public static void AddExport(this IServiceCollection services) => services.AddScoped<ContactExports>();
}
