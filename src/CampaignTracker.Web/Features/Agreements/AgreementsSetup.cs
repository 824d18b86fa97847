namespace CampaignTracker.Web.Features.Agreements;

internal static class AgreementsSetup
{
    public static void AddAgreements(this IServiceCollection services)
    {
        services.AddScoped<ReadAgreements>();
        services.AddScoped<AgreementOrder>();
    }
}
