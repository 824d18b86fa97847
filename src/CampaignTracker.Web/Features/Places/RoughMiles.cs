using CampaignTracker.Data.Places;

namespace CampaignTracker.Web.Features.Places;

/// <summary>Distances as people say them.</summary>
public static class RoughMiles
{
    private const int CoarseStep = 5;

    /// <summary>
    /// Miles between two points: whole ones up to ten, then in steps of five, from a hundred on in steps of ten. Where an end is the
    /// centre of an area, of which single miles would tell more than is known: never less than five, in steps of five.
    /// </summary>
    public static int Between(GeoPoint one, GeoPoint other, bool isCoarse)
    {
        var miles = one.MilesTo(other);
        var step = miles switch
        {
            > 100 => 10,
            > 10 => CoarseStep,
            _ => isCoarse ? CoarseStep : 1,
        };
        return Math.Max(isCoarse ? CoarseStep : 1, step * (int)Math.Round(miles / step));
    }
}
