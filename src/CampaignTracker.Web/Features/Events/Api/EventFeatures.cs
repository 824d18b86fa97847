namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>Events as GeoJSON (RFC 7946).</summary>
/// <param name="Type">Always <c>FeatureCollection</c>.</param>
/// <param name="Features">Each event that fits, those without a point among them.</param>
public sealed record EventFeatures(string Type, IReadOnlyList<EventFeature> Features)
{
    internal static EventFeatures Of(IEnumerable<EventItem> events) => new("FeatureCollection", [.. events.Select(EventFeature.Of)]);
}

/// <summary>An event as a GeoJSON feature.</summary>
/// <param name="Type">Always <c>Feature</c>.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Geometry">The public point; null where there is none.</param>
/// <param name="Properties">The event itself.</param>
public sealed record EventFeature(string Type, Guid Id, PointGeometry? Geometry, EventItem Properties)
{
    internal static EventFeature Of(EventItem item) => new("Feature", item.Id, PointGeometry.Of(item.Location), item);
}

/// <summary>A GeoJSON point.</summary>
/// <param name="Type">Always <c>Point</c>.</param>
/// <param name="Coordinates">Longitude and latitude in degrees (WGS 84).</param>
public sealed record PointGeometry(string Type, IReadOnlyList<double> Coordinates)
{
    internal static PointGeometry? Of(EventLocation location) => location is { Latitude: { } latitude, Longitude: { } longitude }
        ? new PointGeometry("Point", [longitude, latitude])
        : null;
}
