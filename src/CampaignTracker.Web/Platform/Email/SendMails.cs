namespace CampaignTracker.Web.Platform.Email;

/// <summary>Drains the outbox as long as the site runs: at once after a mail was written here, and every few seconds for what else is due.</summary>
public sealed partial class SendMails(MailDispatcher dispatcher, OutboxSignal signal, TimeProvider clock, ILogger<SendMails> logger) : BackgroundService
{
    /// <summary>How long a mail of another node, or one that is tried again, may lie.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var rest = Look;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await DrainAsync(stoppingToken))
            {
                rest = Look;
                await signal.WaitAsync(Look, stoppingToken);
                continue;
            }

            // Without a server a new mail is no reason to try sooner.
            await Task.Delay(rest * (0.8 + (0.4 * Random.Shared.NextDouble())), clock, stoppingToken);
            rest = rest * 2 < LongestRest ? rest * 2 : LongestRest;
        }
    }

    private async Task<bool> DrainAsync(CancellationToken ct)
    {
        try
        {
            return await dispatcher.DrainAsync(ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // The database may be away for a while; mails outlast that, so this must too.
            LogStuck(failure);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be drained.")]
    private partial void LogStuck(Exception failure);
}
