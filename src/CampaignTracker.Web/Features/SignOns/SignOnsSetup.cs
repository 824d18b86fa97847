using CampaignTracker.Web.Platform.Security;

namespace CampaignTracker.Web.Features.SignOns;

internal static class SignOnsSetup
{
    public static void AddSignOns(this IServiceCollection services)
    {
        services.AddOptions<SignOnSettings>().BindConfiguration("SignOns").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<NetworkHashes>();
        services.AddSingleton<KnownDomains>();
        services.AddSingleton<Limits>();
        services.AddSingleton<DailyMails>();
        services.AddSingleton<BlockedAddresses>();
        services.AddSingleton<FindLikelyOrganizations>();
        services.AddScoped<ListLettersOnForm>();
        services.AddScoped<ReadSignOnForm>();
        services.AddSingleton<BlockAddresses>();
        services.AddScoped<SignOnMails>();
        services.AddScoped<RequestSignOn>();
        services.AddSingleton<KeptAnswers>();
        services.AddScoped<TellPublicAddress>();
        services.AddScoped<ConfirmSignOn>();
        services.AddScoped<ResendConfirmation>();
        services.AddScoped<DisownSignOn>();
        services.AddScoped<ReviewSignOns>();
        services.AddScoped<TakeSpeakers>();
        services.AddSingleton<FindTwins>();
        services.AddScoped<ReadWaitingSignOns>();
        services.AddScoped<DecideOnSignOn>();
        services.AddScoped<ListSignOns>();
        services.AddScoped<KeyInSignOn>();
        services.AddScoped<QuarantineSignOns>();
        services.AddScoped<UndoQuarantine>();
        services.AddScoped<ReadQuarantineRuns>();
    }
}
