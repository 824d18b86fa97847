using CampaignTracker.Web.Features.Letters.Api;
using CampaignTracker.Web.Features.Letters.Work;
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
        services.AddScoped<PrintLetter>();
        services.AddScoped<LetterItems>();
        services.AddScoped<SignatoryItems>();
        services.AddApiJson(LettersJson.Default);
        services.AddWork();
    }

    private static void AddWork(this IServiceCollection services)
    {
        services.AddScoped<ListLettersToWorkOn>();
        services.AddScoped<LettersThatNeedSomebody>();
        services.AddScoped<ReadLetterToWorkOn>();
        services.AddScoped<ChangeLetter>();
        services.AddScoped<BeginLetter>();
        services.AddScoped<CorrectLetter>();
        services.AddScoped<WriteLetter>();
        services.AddScoped<OpenLetter>();
        services.AddScoped<CloseLetter>();
        services.AddScoped<DeliverLetter>();
        services.AddScoped<AnswerLetter>();
    }
}
