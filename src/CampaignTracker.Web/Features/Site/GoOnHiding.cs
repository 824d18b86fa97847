using System.Data.Common;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Site;

/// <summary>
/// Hides what is left of the addresses that a switch names: at the start, where a node died while it did so, and after each change of a switch, for
/// what another node saved in the same moment.
/// </summary>
public sealed partial class GoOnHiding(HideAddresses addresses, CurrentSwitches switches, TimeProvider clock, ILogger<GoOnHiding> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(1);
        void Tell() => changed.Release();
        switches.Changed += Tell;
        try
        {
            while (true)
            {
                await changed.WaitAsync(stoppingToken);
                await HideAsync(stoppingToken);
                await Task.Delay(WatchSwitches.Look, clock, stoppingToken);
            }
        }
        finally
        {
            switches.Changed -= Tell;
        }
    }

    private async Task HideAsync(CancellationToken ct)
    {
        try
        {
            await addresses.HideAsync(SignOnActors.Site, ct);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or InvalidOperationException or TimeoutException)
        {
            LogFailure(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Exact addresses that a switch names could not be hidden; the switch's next change, or the next start, tries again.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
