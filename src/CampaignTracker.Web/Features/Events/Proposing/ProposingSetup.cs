namespace CampaignTracker.Web.Features.Events.Proposing;

internal static class ProposingSetup
{
    public static void AddProposing(this IServiceCollection services)
    {
        services.AddScoped<ReadRepetition>();
        services.AddScoped<ReadProposal>();
        services.AddScoped<RequestProposal>();
        services.AddScoped<ProposeAsHost>();
        services.AddScoped<ConfirmProposal>();
        services.AddScoped<DisownProposal>();
        services.AddScoped<TellPublicAddressOfEvent>();
        services.AddScoped<ProposalMails>();
        services.AddScoped<TellProposers>();
        services.AddScoped<FindDays>();
    }
}
