using System.Data.Common;
using System.Threading.Channels;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

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

internal sealed class OutboxInterceptor(OutboxSignal signal) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        TellOf(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        TellOf(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => TellOf(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TellOf(eventData.Context);
        return Task.CompletedTask;
    }

    private void TellOf(DbContext? context)
    {
        if (context is null)
            return;
        // What is tracked is known; comparing all of it with its snapshots once more would cost each sign-on.
        var tracker = context.ChangeTracker;
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        if (tracker.Entries<OutboxMail>().Any(entry => entry.Entity.State is MailState.Waiting))
            signal.Tell();
        tracker.AutoDetectChangesEnabled = detects;
    }
}
