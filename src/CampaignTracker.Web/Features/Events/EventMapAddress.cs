using System.Globalization;
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
        Add("miles", filter.Near is null ? null : filter.Miles.ToString(CultureInfo.InvariantCulture));
        return $"/api/v1/events/points{query}";

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Add(name, value);
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
