using CampaignTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>The day of action that covers a day, if one does.</summary>
public sealed class FindDays(IDbContextFactory<CampaignDbContext> contexts)
{
    /// <summary>Of several, the shortest: the one that was called for it.</summary>
    /// <param name="days">The days of an event.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<DayCovering?> CoveringAsync(IReadOnlyList<DateOnly> days, CancellationToken ct)
    {
        if (days.Count == 0)
            return null;
        var (first, last) = (days.Min(), days.Max());
        await using var db = await contexts.CreateDbContextAsync(ct);
        var near = await db.DaysOfAction.AsNoTracking().Where(d => d.FirstDay <= last && d.LastDay >= first)
            .Select(d => new { Day = new DayCovering(d.Id, new BilingualText(d.Name.En, d.Name.Es)), d.FirstDay, d.LastDay }).ToListAsync(ct);
        return near.Where(one => days.Any(day => one.FirstDay <= day && day <= one.LastDay)).OrderBy(one => one.LastDay.DayNumber - one.FirstDay.DayNumber).Select(one => one.Day).FirstOrDefault();
    }
}

/// <param name="Id">Which.</param>
/// <param name="Name">What it is called.</param>
public sealed record DayCovering(Guid Id, BilingualText Name);
