using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>
/// All events that fit, as small as a map needs them. <c>points</c> holds <c>[longitude, latitude, type, code, day]</c>: degrees to five
/// decimals, the type as its place in <c>types</c>, the short link's code, the local date of the start. The other lists hold places in
/// <c>points</c>: <c>areas</c> (the address is hidden, the point is coarse), <c>approximate</c> (the centre of a ZIP code or city),
/// <c>cancelled</c> and <c>postponed</c>. <c>without_point</c> is how many fit and are on no map.
/// </summary>
public sealed class EventPoints(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public async Task<byte[]> WriteAsync(EventFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var fitting = db.Events.Shown().FitTo(filter, clock.UtcNow());
        // By day: the same day stands again and again, which makes the compressed answer smaller than by place.
        var rows = await fitting.Where(e => e.Latitude != null && e.Longitude != null)
            .OrderBy(e => e.StartDate).ThenBy(e => e.Type).ThenBy(e => e.Latitude).ThenBy(e => e.Id)
            .Select(e => new EventPointRow(e.Longitude!.Value, e.Latitude!.Value, e.Type, e.Code, e.StartDate, e.Status, e.Precision))
            .ToListAsync(ct);
        var withoutPoint = await fitting.CountAsync(e => e.Latitude == null || e.Longitude == null, ct);
        return EventPointsJson.Write(rows, withoutPoint);
    }
}
