namespace CampaignTracker.Web.Features.Desk;

internal static class DeskSetup
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddScoped<ShowDesk>();
        services.AddScoped<ReadWeek>();
        services.AddScoped<TakeDeskStep>();
    }
}
