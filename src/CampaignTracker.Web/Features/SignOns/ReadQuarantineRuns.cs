using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>The last runs, and the networks from which most came today.</summary>
public sealed class ReadQuarantineRuns(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    private const int Most = 10;

    public async Task<QuarantineRunsView> ReadAsync(CancellationToken ct)
    {
        var today = clock.UtcNow().Date;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var networks = await db.SignOnRequests.AsNoTracking().Where(r => r.NetworkHash != "" && r.CreatedAt >= today)
            .GroupBy(r => r.NetworkHash).Select(group => new QuarantineNetwork(group.Key, group.Count()))
            .ToListAsync(ct);
        var runs = await db.QuarantineRuns.AsNoTracking().OrderByDescending(r => r.CreatedAt).Take(Most)
            .Select(r => new QuarantineRunRow(
                r.Id, r.CreatedAt, r.StartedBy, r.Condition, r.Status, r.Count, r.Restored, db.SignOns.Count(s => s.QuarantineRunId == r.Id && s.Status == SignOnStatus.Quarantined)))
            .ToListAsync(ct);
        return new QuarantineRunsView([.. networks.Where(n => n.Count > 1).OrderByDescending(n => n.Count).ThenBy(n => n.Hash, StringComparer.Ordinal).Take(Most)], runs);
    }
}

/// <param name="Networks">From which more than one form came today, the busiest first.</param>
/// <param name="Runs">The newest first.</param>
public sealed record QuarantineRunsView(IReadOnlyList<QuarantineNetwork> Networks, IReadOnlyList<QuarantineRunRow> Runs);

/// <param name="Hash">Of the day.</param>
/// <param name="Count">How many forms came from it today.</param>
public sealed record QuarantineNetwork(string Hash, int Count)
{
    /// <summary>Enough to tell networks apart.</summary>
    public string Mark => Hash[..Math.Min(6, Hash.Length)];
}

/// <param name="Id">The run's.</param>
/// <param name="At">When it started (UTC).</param>
/// <param name="By">Who started it.</param>
/// <param name="Condition">By what they were chosen.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Count">How many it held back.</param>
/// <param name="Restored">How many an undoing put back.</param>
/// <param name="Held">How many it still holds back.</param>
public sealed record QuarantineRunRow(Guid Id, DateTime At, string By, string Condition, QuarantineRunStatus Status, int Count, int Restored, int Held);
