using System.Threading.Channels;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>Wakes this node's dispatcher as soon as a mail is written for good. Other nodes' mails are found by looking now and then.</summary>
public sealed class OutboxSignal(TimeProvider clock)
{
    private readonly Channel<bool> _written = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell() => _written.Writer.TryWrite(true);

    /// <summary>Waits until a mail is written, or for a while.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            await _written.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It was waited long enough.
        }
    }
}

internal sealed class OutboxInterceptor(OutboxSignal signal) : AfterCommit
{
    protected override void Committed(DbContext? context)
    {
        if (Tracks(context, entity => entity is OutboxMail { State: MailState.Waiting }))
            signal.Tell();
    }
}
