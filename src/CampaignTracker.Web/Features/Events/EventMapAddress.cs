using System.Globalization;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.AspNetCore.Http.Extensions;

namespace CampaignTracker.Web.Features.Events;

/// <summary>What the map asks of the site.</summary>
internal static class EventMapAddress
{
    public const string Cards = "/events/cards";

    /// <summary>The points of the events that a list shows.</summary>
    public static string Points(EventFilter filter)
    {
        var query = new QueryBuilder { { "when", Wire.Name(filter.When) } };
        Add("state", filter.State);
        Add("type", filter.Type is { } type ? Wire.Name(type) : null);
        Add("from", Day(filter.From));
        Add("to", Day(filter.To));
        Add("zip", filter.Near?.Zip);
        Add("radius_km", filter.Near is null ? null : Number(filter.Miles * GeoCircle.KilometresPerMile));
        Add("bbox", Box(filter));
        return $"{ApiSetup.BasePath}/events/points{query}";

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Add(name, value);
        }
    }

    /// <summary>The points of the events of a day of action.</summary>
    public static string PointsOfDay(string slug) => $"{ApiSetup.BasePath}/events/points{new QueryBuilder { { "when", Wire.Name(EventsWhen.All) }, { "day_of_action", slug } }}";

    /// <summary>The area that a list was asked for, as addresses have it; null where it was not.</summary>
    public static string? Box(EventFilter filter) => filter.Box is { } box
        ? string.Join(',', new[] { box.West, box.South, box.East, box.North }.Select(Number))
        : null;

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
