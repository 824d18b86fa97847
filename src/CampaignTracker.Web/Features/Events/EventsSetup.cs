namespace CampaignTracker.Web.Features.Events;

internal static class EventsSetup
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddScoped<ReadEventFilter>();
        services.AddScoped<ListEvents>();
        services.AddScoped<ShowEvent>();
        services.AddScoped<ShowDayOfAction>();
        services.AddScoped<UpcomingEvents>();
    }
}
