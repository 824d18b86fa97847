using System.Buffers;
using System.Text.Json;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Queries;
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
    private static readonly string[] Types = [.. Enum.GetValues<EventType>().Select(Wire.Name)];

    public async Task<byte[]> WriteAsync(EventFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var fitting = db.Events.Shown().FitTo(filter, clock.UtcNow());
        // By day: the same day stands again and again, which makes the compressed answer smaller than by place.
        var rows = await fitting.Where(e => e.Latitude != null && e.Longitude != null)
            .OrderBy(e => e.StartDate).ThenBy(e => e.Type).ThenBy(e => e.Latitude).ThenBy(e => e.Id)
            .Select(e => new Row(e.Longitude!.Value, e.Latitude!.Value, e.Type, e.Code, e.StartDate, e.Status, e.Precision))
            .ToListAsync(ct);
        var withoutPoint = await fitting.CountAsync(e => e.Latitude == null || e.Longitude == null, ct);
        return Write(rows, withoutPoint);
    }

    private static byte[] Write(List<Row> rows, int withoutPoint)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + rows.Count * 48);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("types");
        foreach (var type in Types)
            json.WriteStringValue(type);
        json.WriteEndArray();
        json.WriteStartArray("points");
        foreach (var row in rows)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round((decimal)row.Longitude, 5));
            json.WriteNumberValue(Math.Round((decimal)row.Latitude, 5));
            json.WriteNumberValue((int)row.Type);
            json.WriteStringValue(row.Code);
            json.WriteStringValue(row.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        WritePlaces(json, "areas", rows, row => row.Precision is PointPrecision.Area);
        WritePlaces(json, "approximate", rows, row => row.Precision is PointPrecision.PostalCode or PointPrecision.City);
        WritePlaces(json, "cancelled", rows, row => row.Status is EventStatus.Cancelled);
        WritePlaces(json, "postponed", rows, row => row.Status is EventStatus.Postponed);
        json.WriteNumber("without_point", withoutPoint);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WritePlaces(Utf8JsonWriter json, string name, List<Row> rows, Func<Row, bool> isOne)
    {
        json.WriteStartArray(name);
        for (var place = 0; place < rows.Count; place++)
        {
            if (isOne(rows[place]))
                json.WriteNumberValue(place);
        }

        json.WriteEndArray();
    }

    private sealed record Row(double Longitude, double Latitude, EventType Type, string Code, DateOnly Day, EventStatus Status, PointPrecision Precision);
}
