using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Letters;

internal static class PassingTime
{
    /// <summary>Moves the clock. The output cache goes by the machine's own clock, so an empty change sets aside what it keeps.</summary>
    public static Task LetTimePassAsync(this CampaignSite site, TimeSpan time)
    {
        site.Clock.Advance(time);
        return site.ChangeAsync(_ => Task.CompletedTask);
    }
}
