using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>An event as a map takes it.</summary>
internal sealed record EventPointRow(double Longitude, double Latitude, EventType Type, string Code, DateOnly Day, EventStatus Status, PointPrecision Precision);

/// <summary>Writes points as <see cref="EventPoints"/> tells.</summary>
internal static class EventPointsJson
{
    private static readonly string[] Types = [.. Enum.GetValues<EventType>().Select(Wire.Name)];

    /// <param name="rows">In the order of the list.</param>
    /// <param name="withoutPoint">How many fit and are on no map.</param>
    /// <param name="more">Further lists of places in <c>points</c>, by name.</param>
    public static byte[] Write(List<EventPointRow> rows, int withoutPoint, params ReadOnlySpan<(string Name, Func<EventPointRow, bool> IsOne)> more)
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
            json.WriteStringValue(row.Day.ToString("O", CultureInfo.InvariantCulture));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        WritePlaces(json, "areas", rows, row => row.Precision is PointPrecision.Area);
        WritePlaces(json, "approximate", rows, row => row.Precision is PointPrecision.PostalCode or PointPrecision.City);
        WritePlaces(json, "cancelled", rows, row => row.Status is EventStatus.Cancelled);
        WritePlaces(json, "postponed", rows, row => row.Status is EventStatus.Postponed);
        foreach (var (name, isOne) in more)
            WritePlaces(json, name, rows, isOne);
        json.WriteNumber("without_point", withoutPoint);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WritePlaces(Utf8JsonWriter json, string name, List<EventPointRow> rows, Func<EventPointRow, bool> isOne)
    {
        json.WriteStartArray(name);
        for (var place = 0; place < rows.Count; place++)
        {
            if (isOne(rows[place]))
                json.WriteNumberValue(place);
        }

        json.WriteEndArray();
    }
}
