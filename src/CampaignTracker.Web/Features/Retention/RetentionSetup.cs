namespace CampaignTracker.Web.Features.Retention;

internal static class RetentionSetup
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<EnforceRetention>();
        services.AddHostedService<RetentionJob>();
    }
}
