using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// Undoes a run: exactly those that it still holds back stand as they stood. Left as they are: those that somebody decided on since, those whose
/// organization left the roster, and those beside which the organization signed again.
/// </summary>
public sealed partial class UndoQuarantine(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock, ILogger<UndoQuarantine> logger)
{
    public async Task<QuarantineOutcome> UndoAsync(Guid runId, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return new QuarantineOutcome(QuarantineEnd.NotAllowed, 0);
        try
        {
            return new QuarantineOutcome(QuarantineEnd.Done, await Task.Run(() => UndoAllAsync(runId, by, ct), ct));
        }
        catch (SiteIsReadOnlyException)
        {
            return new QuarantineOutcome(QuarantineEnd.ReadOnly, 0);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or InvalidOperationException)
        {
            LogNotSaved(logger, failure);
            return new QuarantineOutcome(QuarantineEnd.NotSaved, 0);
        }
    }

    private async Task<int> UndoAllAsync(Guid runId, Actor by, CancellationToken ct)
    {
        await Conflicts.RetryAsync(() => BeginAsync(runId, by, ct));
        var (restored, after) = (0, Guid.Empty);
        while (true)
        {
            var from = after;
            var (some, last) = await Conflicts.RetryAsync(() => RestoreAsync(runId, from, by, ct));
            restored += some;
            if (last is not { } end)
                return restored;
            after = end;
        }
    }

    private async Task<bool> BeginAsync(Guid runId, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        (await db.QuarantineRuns.SingleAsync(r => r.Id == runId, ct)).Undo(by, clock.UtcNow());
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <returns>How many stand again, and the last that was looked at; null where that was all.</returns>
    private async Task<(int Restored, Guid? Last)> RestoreAsync(Guid runId, Guid after, Actor by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.QuarantineRuns.SingleAsync(r => r.Id == runId, ct);
        var held = await db.SignOns.Include(s => s.Organization)
            .Where(s => s.QuarantineRunId == runId && s.Status == SignOnStatus.Quarantined && s.Id > after).OrderBy(s => s.Id).Take(QuarantineSignOns.Batch).ToListAsync(ct);
        if (held.Count == 0)
            return (0, null);
        var restorable = await RestorableAsync(db, held, ct);
        if (restorable.Count > 0)
            run.Restore(restorable, await QuarantineSignOns.RequestsOfAsync(db, restorable, ct), by, clock.UtcNow());
        await db.SaveChangesAsync(ct);
        return (restorable.Count, held[^1].Id);
    }

    private static async Task<List<SignOn>> RestorableAsync(CampaignDbContext db, List<SignOn> held, CancellationToken ct)
    {
        var (organizations, versions) = (held.Select(s => s.OrganizationId).Distinct().ToList(), held.Select(s => s.LetterVersionId).Distinct().ToList());
        var live = await db.SignOns.AsNoTracking().Live().Where(s => organizations.Contains(s.OrganizationId) && versions.Contains(s.LetterVersionId))
            .Select(s => new { s.OrganizationId, s.LetterVersionId }).ToListAsync(ct);
        var taken = live.Select(s => (s.OrganizationId, s.LetterVersionId)).ToHashSet();
        return held.FindAll(s => s.QuarantinedFrom is SignOnStatus.Requested or null
            || ((s.QuarantinedFrom is not SignOnStatus.Listed || s.Organization!.Status is OrganizationStatus.Listed) && taken.Add((s.OrganizationId, s.LetterVersionId))));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Held-back sign-ons could not be put back.")]
    private static partial void LogNotSaved(ILogger logger, Exception failure);
}
