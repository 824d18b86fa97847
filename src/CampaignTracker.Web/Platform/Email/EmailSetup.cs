using CampaignTracker.Web.Platform.Settings;

namespace CampaignTracker.Web.Platform.Email;

internal static class EmailSetup
{
    public static void AddEmail(this IServiceCollection services)
    {
        services.AddSingleton<MailLayout>();
        services.AddSingleton<MailMessages>();
        services.AddSingleton<DevelopmentMailbox>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<IMailTransport>(provider => provider.Settings<MailSettings>().HasServer
            ? provider.GetRequiredService<SmtpTransport>()
            : provider.GetRequiredService<DevelopmentMailbox>());
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxInterceptor>();
        services.AddSingleton<MailDispatcher>();
        services.AddHostedService<SendMails>();
        services.AddMailboxPolicy();
    }
}
