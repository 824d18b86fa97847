using System.Buffers;
using System.Text.Json;
using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>
/// What lies under the events on organizers' map: <c>members</c>, each <c>[longitude, latitude, how many]</c>, and <c>agencies</c> with an
/// agreement in force, each <c>[longitude, latitude]</c>. A member stands at its ZIP code's point, else in its town, else in the middle of its state.
/// </summary>
public sealed class MapLayers(IDbContextFactory<CampaignDbContext> contexts, ZipCodes zipCodes, Towns towns)
{
    public async Task<byte[]> WriteAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var members = await db.Organizations.Listed().GroupBy(o => new { o.PostalCode, o.City, o.State })
            .Select(place => new { place.Key.PostalCode, place.Key.City, place.Key.State, Count = place.Count() }).ToListAsync(ct);
        var agencies = await db.Agencies.Where(a => a.Latitude != null && a.Longitude != null && db.Agreements.Any(g => g.AgencyId == a.Id && g.Status == AgreementStatus.InForce))
            .OrderBy(a => a.Id).Select(a => new GeoPoint(a.Latitude!.Value, a.Longitude!.Value)).ToListAsync(ct);
        var placed = members.Select(place => (Point: PointOf(place.PostalCode, place.City, place.State), place.Count)).ToList();
        return Write(
            placed.Where(place => place.Point is not null).GroupBy(place => place.Point!.Value).Select(place => (place.Key, place.Sum(one => one.Count))), agencies,
            placed.Where(place => place.Point is null).Sum(place => place.Count));
    }

    private GeoPoint? PointOf(string postalCode, string city, string state) =>
        zipCodes.Find(postalCode)?.Point ?? (state.Length == 0 ? null : towns.Find(city, state)?.Point ?? towns.CentreOf(state));

    private static byte[] Write(IEnumerable<(GeoPoint Point, int Count)> members, List<GeoPoint> agencies, int withoutPoint)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("members");
        foreach (var (point, count) in members)
            WritePoint(json, point, count);
        json.WriteEndArray();
        json.WriteStartArray("agencies");
        foreach (var point in agencies)
            WritePoint(json, point, 1);
        json.WriteEndArray();
        json.WriteNumber("without_point", withoutPoint);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WritePoint(Utf8JsonWriter json, GeoPoint point, int count)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round((decimal)point.Longitude, 5));
        json.WriteNumberValue(Math.Round((decimal)point.Latitude, 5));
        json.WriteNumberValue(count);
        json.WriteEndArray();
    }
}
