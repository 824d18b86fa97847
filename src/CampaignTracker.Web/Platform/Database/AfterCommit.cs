using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Web.Platform.Database;

/// <summary>Something that is to happen once changes are saved for good. It may be told twice of one save, so it must be harmless when repeated.</summary>
internal abstract class AfterCommit : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Committed(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return Task.CompletedTask;
    }

    /// <param name="context">With what it tracks; null where the change went past the change tracker.</param>
    protected abstract void Committed(DbContext? context);

    /// <summary>What a context tracks of a kind, without comparing all of it with its snapshots once more, which would cost each sign-on.</summary>
    protected static bool Tracks(DbContext? context, Func<object, bool> isOfTheKind)
    {
        if (context is null)
            return false;
        var tracker = context.ChangeTracker;
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            return tracker.Entries().Any(entry => isOfTheKind(entry.Entity));
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }
}
