using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Platform.Localization;

internal static class LocalizationSetup
{
    public static void AddTwoLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        // Spanish letters as letters, not as six characters of entity each.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        if (builder.Environment.IsProduction())
            return;
        builder.Services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        builder.Services.AddSingleton<IStringLocalizerFactory, StrictLocalizers>();
    }
}
