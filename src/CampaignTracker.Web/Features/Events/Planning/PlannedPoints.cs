using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Api;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>
/// The points of organizers' map, as <see cref="EventPoints"/> writes those of the public one, with the lists <c>proposed</c>, <c>declined</c> and
/// <c>hidden</c> in addition. Those who may organize get true points; all others what the public sees.
/// </summary>
public sealed class PlannedPoints(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public async Task<byte[]> WriteAsync(PlanFilter filter, bool seesTruePlaces, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // The map is not narrowed to itself: who looks around sees what is there.
        var fitting = db.Events.AsNoTracking().FitTo(filter with { Box = null }, clock.UtcNow(), seesTruePlaces);
        var read = seesTruePlaces
            ? fitting.Select(e => new { e.Type, e.Code, e.StartDate, e.Status, e.Precision, e.AddressVisibility, e.TrueAddress!.Latitude, e.TrueAddress.Longitude, IsPinned = e.TrueAddress.Latitude != e.Latitude || e.TrueAddress.Longitude != e.Longitude })
            : fitting.Select(e => new { e.Type, e.Code, e.StartDate, e.Status, e.Precision, e.AddressVisibility, e.Latitude, e.Longitude, IsPinned = false });
        var all = await read.OrderBy(e => e.StartDate).ThenBy(e => e.Code).ToListAsync(ct);

        var hidden = all.Where(e => e.AddressVisibility is AddressVisibility.Area).Select(e => e.Code).ToHashSet();
        var rows = all.Where(e => e.Latitude is not null && e.Longitude is not null)
            .Select(e => new EventPointRow(e.Longitude!.Value, e.Latitude!.Value, e.Type, e.Code, e.StartDate, e.Status, e.IsPinned ? PointPrecision.Exact : e.Precision))
            .ToList();
        return EventPointsJson.Write(
            rows, all.Count - rows.Count,
            ("proposed", row => row.Status is EventStatus.Proposed), ("declined", row => row.Status is EventStatus.Declined), ("hidden", row => hidden.Contains(row.Code)));
    }
}
