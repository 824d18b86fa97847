using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Platform.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>An event as schema.org has it, for search engines. Source: https://schema.org/Event</summary>
public static class EventJsonLd
{
    private const string Vocabulary = "https://schema.org";

    /// <summary>Letters stay letters; <c>&lt; &gt; &amp; ' "</c> become <c>\u003C</c> and the like, so that no title can close the script's element.</summary>
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="shown">The event.</param>
    /// <param name="absolute">Makes the whole address of a path.</param>
    public static string Write(EventView shown, Func<string, string> absolute)
    {
        var json = new JsonObject
        {
            ["@context"] = Vocabulary,
            ["@type"] = "Event",
            ["name"] = shown.Title.Read(),
            ["url"] = absolute($"/events/{shown.Slug}"),
            ["startDate"] = EventTimes.Machine(shown.StartDate, shown.StartTime, shown.TimeZone),
            ["eventStatus"] = $"{Vocabulary}/{Status(shown)}",
            ["eventAttendanceMode"] = $"{Vocabulary}/OfflineEventAttendanceMode",
            ["location"] = Place(shown),
        };
        if (!shown.Description.IsEmpty)
            json["description"] = shown.Description.Read();
        if (EventTimes.MachineEnd(shown.Schedule) is { } end)
            json["endDate"] = end;
        if (shown.PreviousStartDate is { } previous)
            json["previousStartDate"] = EventTimes.Machine(previous, shown.PreviousStartTime, shown.TimeZone);
        if (Organizers(shown, absolute) is { Count: > 0 } organizers)
            json["organizer"] = organizers;
        return json.ToJsonString(Options);
    }

    private static string Status(EventView shown) => shown.Status switch
    {
        EventStatus.Cancelled => "EventCancelled",
        EventStatus.Postponed => "EventPostponed",
        _ when shown.IsRescheduled => "EventRescheduled",
        _ => "EventScheduled",
    };

    private static JsonObject Place(EventView shown)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = "US" };
        Say(address, "streetAddress", shown.AddressLine);
        Say(address, "addressLocality", shown.City);
        Say(address, "addressRegion", shown.State);
        Say(address, "postalCode", shown.PostalCode);
        var place = new JsonObject { ["@type"] = "Place", ["name"] = shown.Venue.Length > 0 ? shown.Venue : shown.Town, ["address"] = address };
        if (shown is { Visibility: AddressVisibility.Public, Precision: PointPrecision.Exact, Point: GeoPoint point })
            place["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = point.Latitude, ["longitude"] = point.Longitude };
        return place;
    }

    private static JsonArray Organizers(EventView shown, Func<string, string> absolute)
    {
        var hosts = shown.Hosts.Select(host => new JsonObject
        {
            ["@type"] = "Organization",
            ["name"] = host.Name,
            ["url"] = absolute($"/organizations/{host.Slug}"),
        });
        return [.. hosts];
    }

    private static void Say(JsonObject json, string name, string text)
    {
        if (text.Length > 0)
            json[name] = text;
    }
}
