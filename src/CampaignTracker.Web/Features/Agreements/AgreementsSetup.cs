namespace CampaignTracker.Web.Features.Agreements;

internal static class AgreementsSetup
{
    public static void AddAgreements(this IServiceCollection services)
    {
        services.AddScoped<ReadAgreements>();
        services.AddScoped<AgreementOrder>();
        services.AddScoped<ReadAgencyForm>();
        services.AddScoped<ReadAgreementForm>();
        services.AddScoped<EditAgency>();
        services.AddScoped<EditAgreement>();
        services.AddScoped<ListAgencies>();
    }
}
