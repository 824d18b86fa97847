using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>The days of action, the last first, with how many events each has.</summary>
public sealed class ListDays(IDbContextFactory<CampaignDbContext> contexts)
{
    /// <summary>Days of a list or choice; a campaign calls a few a year.</summary>
    private const int Most = 200;

    public async Task<DaysView> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new DaysView(await db.DaysOfAction.AsNoTracking().OrderByDescending(d => d.FirstDay).ThenBy(d => d.Id).Take(Most).Select(d => new DayRow(
            d.Id, d.Slug, new BilingualText(d.Name.En, d.Name.Es), d.FirstDay, d.LastDay,
            db.Events.Count(e => e.DayOfActionId == d.Id && (e.Status == EventStatus.Published || e.Status == EventStatus.Postponed)),
            db.Events.Count(e => e.DayOfActionId == d.Id && e.Status == EventStatus.Proposed), d.IsSample)).ToListAsync(ct));
    }
}

/// <param name="Days">The last first.</param>
public sealed record DaysView(IReadOnlyList<DayRow> Days);

/// <summary>A day of action among organizers.</summary>
public sealed record DayRow(Guid Id, string Slug, BilingualText Name, DateOnly FirstDay, DateOnly LastDay, int Events, int Proposed, bool IsSample);
