using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Web.Platform.Switches;

internal static class SwitchesSetup
{
    /// <summary>What an administrator can turn for the whole site, and what asks for it at each save.</summary>
    public static void AddSwitches(this IServiceCollection services)
    {
        services.AddSingleton<CurrentSwitches>();
        services.AddSingleton<ISaveChangesInterceptor, SwitchesSaved>();
        services.AddSingleton<ISaveChangesInterceptor, ReadOnlySaves>();
        services.AddHostedService<WatchSwitches>();
    }
}

/// <summary>On a page that takes its form also while the site is read-only.</summary>
internal sealed class TakesFormsAlways;
