using CampaignTracker.Web.Features.Letters.Api;
using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Letters;

internal static class LettersSetup
{
    public static void AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<LetterMarkdown>();
        services.AddScoped<ListLetters>();
        services.AddScoped<ReadLetter>();
        services.AddScoped<FindSignatories>();
        services.AddScoped<LetterItems>();
        services.AddScoped<SignatoryItems>();
        services.AddApiJson(LettersJson.Default);
    }
}
