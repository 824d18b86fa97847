namespace CampaignTracker.Web.Features.Events.Hosting;

internal static class HostingSetup
{
    public static void AddHosting(this IServiceCollection services)
    {
        services.AddScoped<ReadHosting>();
        services.AddScoped<EditHostedEvent>();
        services.AddScoped<TakeHostStep>();
        services.AddScoped<ReadEventReport>();
        services.AddScoped<ReportHostedEvent>();
        services.AddScoped<AskToHost>();
        services.AddScoped<InviteHosts>();
        services.AddScoped<AnswerInvitation>();
        services.AddScoped<AnswerForGood>();
        services.AddScoped<HostMails>();
        services.AddScoped<TellHosts>();
    }
}
