namespace CampaignTracker.Web.Features.Blocks;

internal static class BlocksSetup
{
    public static void AddBlocks(this IServiceCollection services)
    {
        services.AddScoped<ListBlocks>();
        services.AddScoped<ChangeBlocks>();
    }
}
