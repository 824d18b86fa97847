using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Platform.Localization;

internal static class LocalizationSetup
{
    public static void AddTwoLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        if (builder.Environment.IsProduction())
            return;
        builder.Services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        builder.Services.AddSingleton<IStringLocalizerFactory, StrictLocalizers>();
    }
}
