using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Web.Platform.Switches;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>An organizer deletes one record for good. Its history stays and says who did.</summary>
public sealed partial class RemoveRecord(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock, ILogger<RemoveRecord> log)
{
    /// <param name="policy">Who may.</param>
    /// <param name="find">Reads the record.</param>
    /// <param name="step">Its last step.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SheetOutcome> RemoveAsync<TRecord>(
        string policy, Func<CampaignDbContext, CancellationToken, Task<TRecord?>> find, Func<CampaignDbContext, TRecord, Actor, DateTime, Task> step, CancellationToken ct)
        where TRecord : Record
    {
        if (await acting.ForAsync(policy) is not { } by)
            return SheetOutcome.NotAllowed;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (await find(db, ct) is not { } record)
                return SheetOutcome.Gone;
            await step(db, record, by, clock.UtcNow());
            db.Remove(record);
            await db.SaveChangesAsync(ct);
            return SheetOutcome.Saved(record.Version);
        }
        catch (SiteIsReadOnlyException)
        {
            return new SheetOutcome(SheetResult.ReadOnly);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed it in this moment: look at it again before it goes.
            return SheetOutcome.NotSaved;
        }
        catch (Exception failure) when (failure is DomainException or DbUpdateException or DbException or TimeoutException)
        {
            LogFailure(log, typeof(TRecord).Name, failure);
            return SheetOutcome.NotSaved;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A {Noun} could not be removed.")]
    private static partial void LogFailure(ILogger logger, string noun, Exception failure);
}
