using System.Globalization;
using CampaignTracker.Data.Events;

namespace CampaignTracker.Web.Features.Events;

/// <summary>A link to a map on another site; nothing is asked of that site until a reader follows it.</summary>
public sealed record MapLink(string Name, string Address);

/// <summary>Links to maps for an event whose place is public and known: never for an area.</summary>
public static class MapLinks
{
    public static IReadOnlyList<MapLink> To(EventView shown)
    {
        var isExact = shown.Precision is PointPrecision.Exact && shown.Point is not null;
        if (shown.Visibility is not AddressVisibility.Public || (!isExact && shown.AddressLine.Length == 0))
            return [];

        var words = Uri.EscapeDataString(string.Join(", ", new[] { shown.AddressLine, shown.Town }.Where(part => part.Length > 0)));
        if (!isExact)
        {
            return
            [
                new("OpenStreetMap", $"https://www.openstreetmap.org/search?query={words}"),
                new("Google Maps", $"https://www.google.com/maps/search/?api=1&query={words}"),
                new("Apple Maps", $"https://maps.apple.com/?q={words}"),
            ];
        }

        var latitude = shown.Latitude!.Value.ToString("0.#####", CultureInfo.InvariantCulture);
        var longitude = shown.Longitude!.Value.ToString("0.#####", CultureInfo.InvariantCulture);
        var name = Uri.EscapeDataString(shown.Venue.Length > 0 ? shown.Venue : shown.Town);
        return
        [
            new("OpenStreetMap", $"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"),
            new("Google Maps", $"https://www.google.com/maps/search/?api=1&query={latitude},{longitude}"),
            new("Apple Maps", $"https://maps.apple.com/?ll={latitude},{longitude}&q={name}"),
        ];
    }
}
