namespace CampaignTracker.Web.Features.Following;

internal static class FollowingSetup
{
    public static void AddFollowing(this IServiceCollection services)
    {
        services.AddScoped<ReadFollowForm>();
        services.AddScoped<FollowEvents>();
        services.AddScoped<ConfirmFollowing>();
        services.AddScoped<Unfollow>();
        services.AddScoped<UnsubscribeTokens>();
        services.AddScoped<FollowMails>();
        services.AddScoped<TellFollowers>();
        services.AddHostedService<TellFollowersJob>();
    }
}
