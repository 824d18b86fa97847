namespace CampaignTracker.Web.Features.Following;

/// <summary>Tells followers as long as the site runs: within a minute of a change.</summary>
public sealed partial class TellFollowersJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TellFollowersJob> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<TellFollowers>().RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A database that is away for a while must not end the job.
                LogFailed(log, failure);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Followers could not be told; it is tried again in half a minute.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
