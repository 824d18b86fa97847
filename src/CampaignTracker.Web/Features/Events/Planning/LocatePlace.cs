using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Finds a place from what is typed, from tables that lie beside the program: nobody else learns which place is asked about.</summary>
public sealed class LocatePlace(ZipCodes zipCodes, Towns towns)
{
    /// <summary>How far from a ZIP code's middle a pin counts to its state; wider ones lie in deserts and at sea.</summary>
    private const double StateMiles = 60;

    /// <param name="city">May be empty.</param>
    /// <param name="state">A code; may be empty.</param>
    /// <param name="postalCode">As it is typed; may be empty.</param>
    /// <param name="pin">Where somebody put the pin; null where nobody did.</param>
    public LocatedPlace Locate(string city, string state, string postalCode, GeoPoint? pin)
    {
        var zip = zipCodes.Find(postalCode);
        var town = city.Length > 0 && state.Length > 0 ? towns.Find(city, state) : null;
        // A ZIP code of post-office boxes has no area of its own.
        var (middle, precision) = zip switch
        {
            { Point: { } point, IsTownPoint: false } => (point, PointPrecision.PostalCode),
            { Point: { } point } => (point, PointPrecision.City),
            _ when town is not null => (town.Point, PointPrecision.City),
            _ => ((GeoPoint?)null, PointPrecision.Unknown),
        };
        var near = pin is { } put ? zipCodes.NearestTo(put, StateMiles) : null;
        return new LocatedPlace(
            pin ?? middle, pin is null ? precision : PointPrecision.Exact, middle,
            FirstKnown(near?.TimeZone, zip?.TimeZone, town?.TimeZone),
            zip, town, pin is null ? null : near?.State ?? "");
    }

    private static string FirstKnown(params ReadOnlySpan<string?> zones)
    {
        foreach (var zone in zones)
        {
            if (zone is { Length: > 0 })
                return zone;
        }

        return "";
    }
}

/// <summary>Where what is typed is.</summary>
/// <param name="Point">The pin, or else the middle of the ZIP code's area or town; null where neither is known.</param>
/// <param name="Precision">What <paramref name="Point"/> stands for.</param>
/// <param name="AreaPoint">The middle of the ZIP code's area or town, never the pin: what is public of a hidden address. Null where neither is known.</param>
/// <param name="TimeZone">The zone there; empty where it is not known.</param>
/// <param name="Zip">The ZIP code; null where none is typed, or one that we do not know.</param>
/// <param name="Town">The town; null where none is typed with its state, or one that we do not know.</param>
/// <param name="PinState">The state in which the pin stands; empty at sea and abroad, null without a pin.</param>
public sealed record LocatedPlace(GeoPoint? Point, PointPrecision Precision, GeoPoint? AreaPoint, string TimeZone, ZipCode? Zip, Town? Town, string? PinState);
