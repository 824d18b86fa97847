namespace CampaignTracker.Web.Features.Reasons;

internal static class ReasonsSetup
{
    public static void AddReasons(this IServiceCollection services)
    {
        services.AddScoped<ListReasons>();
        services.AddScoped<EditReason>();
    }
}
