using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Seeding;

/// <summary>What a database holds at first start. Each set is planted once, in one transaction; the history remembers it.</summary>
public static class CampaignSeeding
{
    private const string CampaignNoun = "Campaign2009";

    /// <summary>As the history calls the samples.</summary>
    public const string SamplesNoun = "Samples";

    /// <summary>Plants the campaign of 2009 unless it was planted before.</summary>
    /// <returns>True where it was planted now.</returns>
    public static Task<bool> PlantCampaign2009Async(CampaignDbContext db, DateTime now, CancellationToken ct) =>
        PlantOnceAsync(db, CampaignNoun, new Campaign2009(db, now).Plant, now, ct);

    /// <summary>Plants the marked samples unless they were planted before, even if they have been removed since.</summary>
    /// <returns>True where they were planted now.</returns>
    public static Task<bool> PlantSamplesAsync(CampaignDbContext db, DateTime now, CancellationToken ct) =>
        PlantOnceAsync(db, SamplesNoun, new SampleCampaign(db, now).Plant, now, ct);

    /// <summary>Deletes every sample, with its history.</summary>
    /// <returns>How many organizations, events, letters and sign-ons were deleted.</returns>
    public static async Task<SampleCounts> RemoveSamplesAsync(CampaignDbContext db, Actor by, DateTime now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
        var samples = await CountSamplesAsync(db, ct).ConfigureAwait(false);

        // What was public goes from the sites of those who follow, too.
        db.Tombstones.AddRange((await db.Organizations.Listed().Where(o => o.IsSample).Select(o => o.Id).ToListAsync(ct).ConfigureAwait(false))
            .ConvertAll(id => new Tombstone(nameof(Organization), id, now)));
        db.Tombstones.AddRange((await db.Events.Shown().Where(e => e.IsSample).Select(e => e.Id).ToListAsync(ct).ConfigureAwait(false))
            .ConvertAll(id => new Tombstone(nameof(CampaignEvent), id, now)));
        db.Tombstones.AddRange((await db.Letters.Published().Where(l => l.IsSample).Select(l => l.Id).ToListAsync(ct).ConfigureAwait(false))
            .ConvertAll(id => new Tombstone(nameof(Letter), id, now)));
        await db.History.Where(h => h.NounId != Guid.Empty && (
            db.Organizations.Any(o => o.IsSample && o.Id == h.NounId) || db.Events.Any(e => e.IsSample && e.Id == h.NounId)
            || db.Letters.Any(l => l.IsSample && l.Id == h.NounId) || db.SignOns.Any(s => s.IsSample && s.Id == h.NounId)
            || db.DaysOfAction.Any(d => d.IsSample && d.Id == h.NounId))).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await UntieFromSamplesAsync(db, now, ct).ConfigureAwait(false);
        await db.SignOns.Where(s => s.IsSample).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await db.Letters.Where(l => l.IsSample).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await db.Events.Where(e => e.IsSample).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await db.DaysOfAction.Where(d => d.IsSample).ExecuteDeleteAsync(ct).ConfigureAwait(false);
        await db.Organizations.Where(o => o.IsSample).ExecuteDeleteAsync(ct).ConfigureAwait(false);

        db.History.Add(HistoryEntry.About(
            SamplesNoun, "removed", by, now, (nameof(SampleCounts.Organizations), Number(samples.Organizations)), (nameof(SampleCounts.Events), Number(samples.Events)),
            (nameof(SampleCounts.Letters), Number(samples.Letters)), (nameof(SampleCounts.SignOns), Number(samples.SignOns))));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await transaction.CommitAsync(ct).ConfigureAwait(false);
        return samples;
    }

    private static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// Whoever tried the software may have merged samples, had one of them host an event of their own, or counted that to a sample's day of action. The
    /// event stays, and reads differently.
    /// </summary>
    private static async Task UntieFromSamplesAsync(CampaignDbContext db, DateTime now, CancellationToken ct)
    {
        await db.Organizations.Where(o => o.MergedInto!.IsSample)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.MergedIntoId, (Guid?)null), ct).ConfigureAwait(false);
        var counted = db.DaysOfAction.Where(d => d.IsSample).Select(d => (Guid?)d.Id);
        var hosted = db.Set<EventHost>().Where(h => h.Organization!.IsSample).Select(h => h.EventId);
        await db.Events.Where(e => !e.IsSample && (counted.Contains(e.DayOfActionId) || hosted.Contains(e.Id)))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(e => e.DayOfActionId, e => counted.Contains(e.DayOfActionId) ? null : e.DayOfActionId)
                    .SetProperty(e => e.UpdatedAt, now).SetProperty(e => e.Version, e => e.Version + 1),
                ct).ConfigureAwait(false);
    }

    private static async Task<bool> PlantOnceAsync(CampaignDbContext db, string noun, Action plant, DateTime now, CancellationToken ct)
    {
        if (await db.History.AnyAsync(h => h.Noun == noun && h.NounId == Guid.Empty, ct).ConfigureAwait(false))
            return false;

        plant();
        db.History.Add(HistoryEntry.About(noun, "planted", Actor.Seeding, now));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return true;
    }

    /// <summary>Counts what <see cref="RemoveSamplesAsync"/> would delete.</summary>
    public static async Task<SampleCounts> CountSamplesAsync(CampaignDbContext db, CancellationToken ct) => new(
        await db.Organizations.CountAsync(o => o.IsSample, ct).ConfigureAwait(false),
        await db.Events.CountAsync(e => e.IsSample, ct).ConfigureAwait(false),
        await db.Letters.CountAsync(l => l.IsSample, ct).ConfigureAwait(false),
        await db.SignOns.CountAsync(s => s.IsSample, ct).ConfigureAwait(false));
}

/// <summary>How many samples of each kind.</summary>
public sealed record SampleCounts(int Organizations, int Events, int Letters, int SignOns)
{
    /// <summary>True where there is none.</summary>
    public bool AreNone => Organizations + Events + Letters + SignOns == 0;
}
