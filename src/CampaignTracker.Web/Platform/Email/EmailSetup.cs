namespace CampaignTracker.Web.Platform.Email;

internal static class EmailSetup
{
    public static void AddEmail(this IServiceCollection services)
    {
        services.AddSingleton<MailLayout>();
    }
}
