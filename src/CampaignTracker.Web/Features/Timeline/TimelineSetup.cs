namespace CampaignTracker.Web.Features.Timeline;

internal static class TimelineSetup
{
    public static void AddTimeline(this IServiceCollection services)
    {
        services.AddScoped<ReadTimeline>();
        services.AddScoped<CountAgreements>();
        services.AddScoped<ReadMilestoneForm>();
        services.AddScoped<EditMilestone>();
        services.AddScoped<ListMilestones>();
    }
}
