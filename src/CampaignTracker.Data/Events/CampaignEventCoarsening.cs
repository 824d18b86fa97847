using CampaignTracker.Data.History;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Events;

/// <content>How a switch of the site hides an exact address, and gives it back.</content>
public sealed partial class CampaignEvent
{
    /// <summary>What the public point stood for before a switch of the site hid the address; null where none did, or where its place was decided anew since.</summary>
    public PointPrecision? CoarsenedFrom { get; private set; }

    /// <summary>Hides the exact address, because a switch of the site says so. The true one is kept already, so that it need not be loaded.</summary>
    /// <param name="area">The centre of the ZIP code's or city's area; null where none is known, and the event leaves the map.</param>
    /// <param name="by">Who turned the switch.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">It is hidden already.</exception>
    public void Coarsen(GeoPoint? area, Actor by, DateTime at)
    {
        if (AddressVisibility is not AddressVisibility.Public)
            throw new DomainException("The address is hidden already.");
        CoarsenedFrom = Precision;
        AddressVisibility = AddressVisibility.Area;
        (Venue, AddressLine, PostalCode) = ("", "", "");
        (Latitude, Longitude) = (area?.Latitude, area?.Longitude);
        Precision = area is null ? PointPrecision.Unknown : PointPrecision.Area;
        Remember("coarsened", by, at);
    }

    /// <summary>Shows the address again that a switch of the site hid.</summary>
    /// <exception cref="DomainException">No switch hid it.</exception>
    /// <exception cref="InvalidOperationException"><see cref="TrueAddress"/> is not loaded.</exception>
    public void ShowExactAgain(Actor by, DateTime at)
    {
        var before = CoarsenedFrom ?? throw new DomainException("No switch hid the address.");
        var known = TrueAddress ?? throw new InvalidOperationException("Load the true address before showing it.");
        AddressVisibility = AddressVisibility.Public;
        (Venue, AddressLine, PostalCode) = (known.Venue, known.AddressLine, known.PostalCode);
        (Latitude, Longitude) = (known.Latitude, known.Longitude);
        (Precision, CoarsenedFrom) = (before, null);
        Remember("exact-again", by, at);
    }
}
