using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>A point as people type and paste it: <c>33.4484, -112.0740</c>, <c>33,4484, -112,0740</c>, or the address of a map's page.</summary>
public static partial class PointText
{
    /// <returns>Null for what is no point.</returns>
    public static GeoPoint? Read(string typed)
    {
        if (Figures(typed.Trim()) is not var (north, east)
            || !double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) || latitude is not (>= -90 and <= 90)
            || !double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) || longitude is not (>= -180 and <= 180))
        {
            return null;
        }

        return new GeoPoint(Math.Round(latitude, 5), Math.Round(longitude, 5));
    }

    private static (string North, string East)? Figures(string typed)
    {
        // A link may hold the place itself beside the middle of what was in view: the place comes first.
        foreach (var inLink in new[] { PlaceInLink(), MarkerInLink(), ViewInLink() })
        {
            if (inLink.Match(typed) is { Success: true } found)
                return (found.Groups[1].Value, found.Groups[2].Value);
        }

        if (DecimalCommas().Match(typed) is { Success: true } commas)
            return ($"{commas.Groups[1].Value}.{commas.Groups[2].Value}", $"{commas.Groups[3].Value}.{commas.Groups[4].Value}");
        return typed.Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is [var north, var east] ? (north, east) : null;
    }

    /// <summary>Google's: <c>…!3d33.4484!4d-112.0740</c>.</summary>
    [GeneratedRegex(@"!3d(-?\d+\.?\d*)!4d(-?\d+\.?\d*)")]
    private static partial Regex PlaceInLink();

    /// <summary>OpenStreetMap's <c>?mlat=33.4484&amp;mlon=-112.0740</c>, and <c>?q=</c>, <c>?query=</c> and <c>?ll=</c> of others.</summary>
    [GeneratedRegex(@"[?&](?:mlat=|q=|query=|ll=)(-?\d+\.?\d*)(?:&mlon=|,|%2C)(-?\d+\.?\d*)", RegexOptions.IgnoreCase)]
    private static partial Regex MarkerInLink();

    /// <summary><c>…/@33.4484,-112.0740,15z</c> and <c>#map=15/33.4484/-112.0740</c>.</summary>
    [GeneratedRegex(@"(?:/@|#map=[\d.]+/)(-?\d+\.?\d*)[,/](-?\d+\.?\d*)")]
    private static partial Regex ViewInLink();

    [GeneratedRegex(@"^(-?\d{1,2}),(\d+)[,;\s]+(-?\d{1,3}),(\d+)$")]
    private static partial Regex DecimalCommas();
}
