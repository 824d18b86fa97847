using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Retention;

/// <summary>Removes what was kept long enough. Each batch is a transaction of its own: killed at any moment, the next run goes on where this one was.</summary>
public sealed partial class EnforceRetention(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock, ILogger<EnforceRetention> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        // What was promised to people holds while the site is read-only, too.
        using var own = ReadOnlySaves.DoneByTheSite();
        var hasErased = false;
        foreach (var rule in RetentionTable.All)
        {
            try
            {
                var rows = await EnforceAsync(rule, ct);
                if (rows == 0)
                    continue;
                hasErased = true;
                LogRemoved(log, rule.Name, rows);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another node does the same at this moment.
            }
            catch (Exception failure) when (failure is DbUpdateException or DbException)
            {
                // The other rules are kept all the same.
                LogFailed(log, rule.Name, failure);
            }
        }

        if (hasErased)
            await ForgetErasedAsync(ct);
    }

    /// <summary>On SQLite the log still holds what was erased, until it is emptied.</summary>
    private async Task ForgetErasedAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.ForgetErasedAsync(ct);
    }

    private async Task<int> EnforceAsync(RetentionRule rule, CancellationToken ct)
    {
        for (var all = 0; ;)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var now = clock.UtcNow();
            var some = await rule.EnforceAsync(db, now - rule.For, now, ct);
            if (some == 0)
                return all;
            all += some;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention {Rule} failed; it is tried again in an hour.")]
    private static partial void LogFailed(ILogger logger, string rule, Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention {Rule}: {Rows} rows.")]
    private static partial void LogRemoved(ILogger logger, string rule, int rows);
}

/// <summary>Enforces it at the start and every hour.</summary>
public sealed partial class RetentionJob(EnforceRetention retention, TimeProvider clock, ILogger<RetentionJob> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await retention.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A database that is away for a while must not end the job.
                LogFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention failed; it is tried again in an hour.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
