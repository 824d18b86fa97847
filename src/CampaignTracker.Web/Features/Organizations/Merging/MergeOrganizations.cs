using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations.Merging;

/// <summary>
/// Two listings turn out to be one organization: everything of one goes to the other, its address leads there, nothing is deleted. One transaction.
/// </summary>
public sealed partial class MergeOrganizations(
    IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock, ILogger<MergeOrganizations> logger)
{
    public async Task<MergeOutcome> MergeAsync(MergeChoice choice, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return MergeOutcome.NotAllowed;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var outcome = await MergeAsync(db, choice, by, ct);
            if (outcome is MergeOutcome.Merged)
                await transaction.CommitAsync(ct);
            return outcome;
        }
        catch (DomainException)
        {
            return MergeOutcome.NotPossible;
        }
        catch (DbUpdateConcurrencyException)
        {
            return MergeOutcome.ChangedMeanwhile;
        }
        catch (SiteIsReadOnlyException)
        {
            return MergeOutcome.ReadOnly;
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            LogNotSaved(logger, failure);
            return MergeOutcome.NotSaved;
        }
    }

    private async Task<MergeOutcome> MergeAsync(CampaignDbContext db, MergeChoice choice, Actor by, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var both = await db.Organizations.Include(o => o.Sectors).Where(o => o.Id == choice.MergedId || o.Id == choice.StandingId).ToDictionaryAsync(o => o.Id, ct);
        if (!both.TryGetValue(choice.MergedId, out var merged) || !both.TryGetValue(choice.StandingId, out var standing)
            || merged.Version != choice.MergedVersion || standing.Version != choice.StandingVersion
            || !await SetAsideAsync(db, choice, by, now, ct))
        {
            return MergeOutcome.ChangedMeanwhile;
        }

        merged.MergeInto(standing, by, now);
        TakeDetails(merged, standing, choice, by, now);
        var step = new MergeStep(db, merged, standing, choice.ContactsSpeak, by, now);
        foreach (var part in MergeTable.Parts.Where(part => part.MoveAsync is not null))
            await part.MoveAsync!(step, ct);
        await db.SaveChangesAsync(ct);
        return MergeOutcome.Merged;
    }

    /// <summary>Saved before anything moves: only one signature of an organization may stand under a text, at each moment.</summary>
    /// <returns>False where one of the two signed something since it was decided on.</returns>
    private static async Task<bool> SetAsideAsync(CampaignDbContext db, MergeChoice choice, Actor by, DateTime now, CancellationToken ct)
    {
        var twice = await PreviewMerge.TwiceAsync(db, choice.MergedId, choice.StandingId, ct);
        if (!twice.TrueForAll(pair => choice.SetAside.Contains(pair.Merged.Id) != choice.SetAside.Contains(pair.Standing.Id)))
            return false;
        var ids = twice.SelectMany(pair => new[] { pair.Merged.Id, pair.Standing.Id }).ToList();
        var signOns = await db.SignOns.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        foreach (var pair in twice)
        {
            var (stands, goes) = choice.SetAside.Contains(pair.Merged.Id) ? (pair.Standing.Id, pair.Merged.Id) : (pair.Merged.Id, pair.Standing.Id);
            signOns[goes].SetAside(signOns[stands], by, now);
        }

        await db.SaveChangesAsync(ct);
        return true;
    }

    private static void TakeDetails(Organization merged, Organization standing, MergeChoice choice, Actor by, DateTime now)
    {
        var kept = OrganizationFields.DetailsOf(standing);
        var sources = kept.Sources.Union(merged.Sources).ToList();
        if (choice.FieldsOfMerged.Count == 0 && sources.Count == kept.Sources.Count)
            return;
        var chosen = OrganizationFields.Choose(kept, OrganizationFields.DetailsOf(merged), choice.FieldsOfMerged.Contains);
        standing.Correct(chosen with { Sources = sources }, by, now);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Two organizations could not be merged.")]
    private static partial void LogNotSaved(ILogger logger, Exception failure);
}
