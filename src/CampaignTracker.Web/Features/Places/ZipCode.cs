using CampaignTracker.Data.Places;

namespace CampaignTracker.Web.Features.Places;

/// <summary>A ZIP code and where it is.</summary>
/// <param name="Zip">Five digits.</param>
/// <param name="Place">The town; may be empty.</param>
/// <param name="State">A code of <see cref="UsStates"/>; may be empty.</param>
/// <param name="Point">The centre of its area, or of its town where it has no area, as post-office boxes have none; null where neither is known.</param>
/// <param name="IsTownPoint">True where <paramref name="Point"/> is that of the town.</param>
/// <param name="TimeZone">The IANA zone at the point; empty where there is none.</param>
public sealed record ZipCode(string Zip, string Place, string State, GeoPoint? Point, bool IsTownPoint, string TimeZone)
{
    /// <summary>What readers call the place: <c>Phoenix, AZ</c>; may be empty.</summary>
    public string Town => string.Join(", ", new[] { Place, State }.Where(part => part.Length > 0));
}
