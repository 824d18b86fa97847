using System.Data.Common;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Web.Platform.Database;

/// <summary>Tells open pages of this node that what waits for organizers may have changed. What other nodes change is found by looking now and then.</summary>
public sealed class WorkSignal
{
    /// <summary>Raised on whatever thread committed.</summary>
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}

/// <summary>Apart from the data's version, which what nobody outside sees does not move.</summary>
internal sealed class WorkInterceptor(WorkSignal signal) : ISaveChangesInterceptor, IDbTransactionInterceptor
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

    /// <summary>Once too often is harmless: a page that has nothing new shows what it showed.</summary>
    private void TellOf(DbContext? context)
    {
        if (context?.ChangeTracker.Entries().Any(entry => entry.Entity is SignOn or SignOnRequest or OutboxMail) is true)
            signal.Tell();
    }
}
