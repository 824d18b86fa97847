namespace CampaignTracker.Web.Features.Places;

internal static class PlacesSetup
{
    public static void AddPlaces(this IServiceCollection services)
    {
        services.AddSingleton<ZipCodes>();
        services.AddSingleton<Towns>();
    }
}
