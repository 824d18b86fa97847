using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;

namespace CampaignTracker.Web.Features.Site;

/// <summary>What is shown of a place instead of its address.</summary>
public sealed class CoarseAreas(ZipCodes zipCodes)
{
    /// <summary>Farther away, a ZIP code says nothing about a place.</summary>
    private const double Miles = 60;

    /// <returns>The centre of the ZIP code's area, or of the one nearest to where the event is; null where neither is known.</returns>
    public GeoPoint? Of(CampaignEvent shown) =>
        zipCodes.Find(shown.PostalCode)?.Point
        ?? (shown is { Latitude: { } north, Longitude: { } east } ? zipCodes.NearestTo(new GeoPoint(north, east), Miles)?.Point : null);
}
