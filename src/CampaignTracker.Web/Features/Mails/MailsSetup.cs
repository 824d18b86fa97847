namespace CampaignTracker.Web.Features.Mails;

internal static class MailsSetup
{
    public static void AddMails(this IServiceCollection services)
    {
        services.AddScoped<ListFailedMails>();
        services.AddScoped<RetryMails>();
    }
}
