namespace CampaignTracker.Web.Features.Import;

internal static class ImportsSetup
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportLetters>();
        services.AddScoped<ReadImportRow>();
        services.AddScoped<ImportLists>();
    }
}
