namespace CampaignTracker.Web.Features.History;

internal static class HistorySetup
{
    public static void AddHistory(this IServiceCollection services)
    {
        services.AddScoped<ReadHistory>();
        services.AddScoped<ListHistory>();
    }
}
