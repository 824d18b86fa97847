namespace CampaignTracker.Web.Features.Letters;

internal static class LettersSetup
{
    public static void AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<LetterMarkdown>();
        services.AddScoped<ListLetters>();
        services.AddScoped<ReadLetter>();
        services.AddScoped<FindSignatories>();
    }
}
