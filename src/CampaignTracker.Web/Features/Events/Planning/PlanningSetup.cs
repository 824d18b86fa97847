namespace CampaignTracker.Web.Features.Events.Planning;

internal static class PlanningSetup
{
    public static void AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<LocatePlace>();
        services.AddScoped<ListPlannedEvents>();
        services.AddScoped<PlannedPoints>();
        services.AddScoped<MapLayers>();
        services.AddScoped<FindGaps>();
        services.AddScoped<ReadEventPlace>();
        services.AddScoped<ReadEventTime>();
        services.AddScoped<ZoneNames>();
        services.AddScoped<ReadEventSheet>();
        services.AddScoped<FindEventTwins>();
        services.AddScoped<FindSlips>();
        services.AddScoped<FindHosts>();
        services.AddScoped<EditEvent>();
        services.AddScoped<ShowPlannedEvent>();
        services.AddScoped<TakeEventStep>();
        services.AddScoped<PublishEvents>();
        services.AddScoped<EditDay>();
        services.AddScoped<ListDays>();
    }
}
