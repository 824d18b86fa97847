namespace CampaignTracker.Data.Places;

/// <summary>A box of latitudes and longitudes in degrees. One that reaches over 180° has its west greater than its east (RFC 7946, 5.2).</summary>
public readonly record struct GeoBox(double West, double South, double East, double North)
{
    private const double MilesPerDegree = 69.0;

    /// <summary>True where it reaches over 180°, as one around the Aleutians does.</summary>
    public bool CrossesAntimeridian => West > East;

    /// <summary>The smallest such box that holds every point within <paramref name="miles"/> of <paramref name="centre"/>.</summary>
    public static GeoBox Around(GeoPoint centre, double miles)
    {
        var latitudes = miles / MilesPerDegree;
        var nearestPole = Math.Abs(centre.Latitude) + latitudes;
        var longitudes = nearestPole < 90 ? latitudes / Math.Cos(double.DegreesToRadians(nearestPole)) : 360;
        var isRound = longitudes >= 180;
        return new GeoBox(
            isRound ? -180 : Turned(centre.Longitude - longitudes),
            Math.Max(-90, centre.Latitude - latitudes),
            isRound ? 180 : Turned(centre.Longitude + longitudes),
            Math.Min(90, centre.Latitude + latitudes));
    }

    private static double Turned(double longitude) => longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;
}
