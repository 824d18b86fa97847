using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Letters;

internal static class PassingTime
{
    /// <summary>Moves the clock. The output cache goes by the machine's own clock, so a new version of the data sets aside what it keeps.</summary>
    public static Task LetTimePassAsync(this CampaignSite site, TimeSpan time)
    {
        site.Clock.Advance(time);
        site.Services.GetRequiredService<DataVersion>().Advance();
        return Task.CompletedTask;
    }
}
