using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Switches;

/// <summary>
/// Looks every two seconds whether another node turned a switch; this node's own are known when they are saved. Pages that were rendered before are
/// served no more once a change is seen, be it a banner's or that of addresses which a switch hid.
/// </summary>
public sealed partial class WatchSwitches(
    IDbContextFactory<CampaignDbContext> contexts, CurrentSwitches switches, DataVersion version, TimeProvider clock, ILogger<WatchSwitches> log) : BackgroundService
{
    /// <summary>How long another node's change may go unseen.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private bool _isAway;

    /// <summary>The first look comes before the first request.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // No periodic timer: a clock that jumps by a month, as tests' clocks do, is looked at once, not at each two seconds of it.
        while (true)
        {
            await Task.Delay(Look, clock, stoppingToken);
            await Task.Yield();
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            // First the switches, then the version: a page begun in between is rendered with the new ones.
            if (switches.Take(SwitchesNow.Of(await db.Switches.AsNoTracking().SingleOrDefaultAsync(ct))))
                version.Advance();
            _isAway = false;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or TimeoutException)
        {
            // What was last seen holds. One line, not one every two seconds.
            if (!_isAway)
                LogFailure(log, failure);
            _isAway = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The switches of the site could not be read; they stay as they were seen last.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
