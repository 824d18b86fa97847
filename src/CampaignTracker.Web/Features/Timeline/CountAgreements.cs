using CampaignTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Timeline;

/// <summary>How many agreements there were over time, thinned to the very first count and the last one of each month.</summary>
public sealed class CountAgreements(IDbContextFactory<CampaignDbContext> contexts)
{
    /// <returns>Null where nothing was counted.</returns>
    public async Task<CountsOverTime?> ByMonthAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await db.AgreementCounts.OrderBy(c => c.Date)
            .Select(c => new CountOnDay(c.Date, c.Agreements, c.TaskForce, c.WarrantServiceOfficer, c.JailEnforcement, c.Source)).ToListAsync(ct);
        return counts.Count == 0
            ? null
            : new CountsOverTime([.. counts.GroupBy(c => (c.Date.Year, c.Date.Month)).Select(month => month.Last()).Prepend(counts[0]).Distinct()], counts.Count);
    }
}

/// <param name="Points">The first count and the last of each month, the oldest first; at least one.</param>
/// <param name="Lists">How many lists were counted in all.</param>
public sealed record CountsOverTime(IReadOnlyList<CountOnDay> Points, int Lists)
{
    public CountOnDay First => Points[0];

    public CountOnDay Last => Points[^1];

    public CountOnDay Fewest => Points.MinBy(c => c.Agreements)!;
}

/// <summary>What ICE's list held on one day: all agreements, and those under each model.</summary>
public sealed record CountOnDay(DateOnly Date, int Agreements, int TaskForce, int WarrantService, int JailEnforcement, string Source);
