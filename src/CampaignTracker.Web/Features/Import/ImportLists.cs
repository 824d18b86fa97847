using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Import;

/// <summary>An organizer imports a list: all rows that are in order, or none where it is stopped or fails. What is imported is listed at once.</summary>
public sealed partial class ImportLists(
    IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, ReadImportRow reading, FindLikelyOrganizations roster,
    IStringLocalizer<ImportsText> text, TimeProvider clock, ILogger<ImportLists> logger)
{
    /// <summary>Tells what would become of each row; changes nothing.</summary>
    /// <returns>Null where it is not allowed, or no such letter takes signatures any more.</returns>
    public async Task<ImportPlan?> PreviewAsync(ImportOrder order, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is null)
            return null;
        // Off the circuit, which goes on hearing its organizer meanwhile.
        return await Task.Run(
            async () =>
            {
                await using var db = await contexts.CreateDbContextAsync(ct);
                var letter = await LetterAsync(db, order, ct);
                return order.Kind is ImportKind.SignOns && letter is null ? null : await PlanAsync(db, order, letter, ct);
            }, ct);
    }

    /// <summary>Imports it in one transaction.</summary>
    /// <param name="order">What and how.</param>
    /// <param name="progress">Told how many rows are written; none of them is there before all are.</param>
    /// <param name="ct">Stops it: nothing was changed.</param>
    public async Task<ImportOutcome> RunAsync(ImportOrder order, IProgress<int> progress, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return new ImportOutcome(ImportEnd.NotAllowed);
        try
        {
            return await Task.Run(() => Conflicts.RetryAsync(() => TryAsync(order, by, progress, ct)), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new ImportOutcome(ImportEnd.Stopped);
        }
        catch (DomainException refused)
        {
            LogNotSaved(logger, refused);
            return new ImportOutcome(ImportEnd.TooLate);
        }
        catch (SiteIsReadOnlyException)
        {
            return new ImportOutcome(ImportEnd.ReadOnly);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or TimeoutException)
        {
            LogNotSaved(logger, failure);
            return new ImportOutcome(ImportEnd.NotSaved);
        }
    }

    private async Task<ImportOutcome> TryAsync(ImportOrder order, Actor by, IProgress<int> progress, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.InTurnAsync(
            async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var letter = await LetterAsync(db, order, ct);
                if (order.Kind is ImportKind.SignOns && letter is null)
                    return new ImportOutcome(ImportEnd.TooLate);
                // Anew: the roster may have changed since the preview.
                var plan = await PlanAsync(db, order, letter, ct);
                await new WriteImport(db, order, letter, by, clock.UtcNow()).WriteAsync(plan, progress, ct);
                await transaction.CommitAsync(ct);
                return new ImportOutcome(ImportEnd.Done, plan);
            }, ct);
    }

    private async Task<ImportPlan> PlanAsync(CampaignDbContext db, ImportOrder order, Letter? letter, CancellationToken ct)
    {
        var known = await KnownForImport.ReadAsync(db, roster, letter, ct);
        return new PlanImport(reading, known, order, text).Make(ct);
    }

    /// <summary>One that takes signatures, or one of the past whose signatories sources name.</summary>
    private static Task<Letter?> LetterAsync(CampaignDbContext db, ImportOrder order, CancellationToken ct)
    {
        var id = order.LetterId;
        return db.Letters.AsNoTracking().Include(l => l.Versions).Where(ImportLetters.Takes).SingleOrDefaultAsync(l => l.Id == id, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A list could not be imported; nothing of it was.")]
    private static partial void LogNotSaved(ILogger logger, Exception failure);
}

/// <param name="End">How it ended.</param>
/// <param name="Plan">What became of each row, where it was imported.</param>
public sealed record ImportOutcome(ImportEnd End, ImportPlan? Plan = null);

/// <summary>How an import ended.</summary>
public enum ImportEnd
{
    /// <summary>All rows that were in order are in.</summary>
    Done,

    /// <summary>It was stopped; nothing was changed.</summary>
    Stopped,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>The letter takes no signatures any more.</summary>
    TooLate,

    /// <summary>The site is read-only; nothing was changed.</summary>
    ReadOnly,

    /// <summary>The database did not answer; nothing was changed.</summary>
    NotSaved,
}
