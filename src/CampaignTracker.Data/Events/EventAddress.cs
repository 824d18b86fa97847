namespace CampaignTracker.Data.Events;

/// <summary>
/// Where an event truly is. A table of its own, so that no query of the public pages can read or filter by it by mistake:
/// addresses can hurt people.
/// </summary>
public sealed class EventAddress
{
    private EventAddress()
    {
    }

    internal EventAddress(Guid eventId) => EventId = eventId;

    /// <summary>Whose.</summary>
    public Guid EventId { get; private set; }

    /// <summary>The name of the place.</summary>
    public string Venue { get; private set; } = "";

    /// <summary>Street and number.</summary>
    public string AddressLine { get; private set; } = "";

    /// <summary>A ZIP code.</summary>
    public string PostalCode { get; private set; } = "";

    /// <summary>Degrees north; null where unknown.</summary>
    public double? Latitude { get; private set; }

    /// <summary>Degrees east; null where unknown.</summary>
    public double? Longitude { get; private set; }

    internal void Take(EventPlace place)
    {
        Venue = place.Venue;
        AddressLine = place.AddressLine;
        PostalCode = place.PostalCode;
        Latitude = place.Point?.Latitude;
        Longitude = place.Point?.Longitude;
    }
}
