using System.Text.Json;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>What the map's script says, in the reader's language: its <c>Words</c> in <c>Assets/map/words.js</c>.</summary>
public sealed class EventMapWords(IStringLocalizer<EventMapText> text, IStringLocalizer<EventsText> events, IStringLocalizer<PlacesText> places)
{
    private static readonly (string Name, string Key)[] Sentences =
    [
        ("map", "Label"), ("one", "One"), ("approximate", "OneApproximate"), ("area", "OneArea"), ("cancelled", "Cancelled"), ("postponed", "Postponed"),
        ("sameSpot", "SameSpot"), ("near", "Near"), ("close", "CloseTogether"), ("zoomIn", "LooksCloser"), ("more", "More"),
        ("unplacedOne", "Unplaced_One"), ("unplacedOther", "Unplaced_Other"), ("fetching", "Fetching"), ("failed", "Failed"), ("noPoints", "NoPoints"),
        ("gestureWindows", "GestureWindows"), ("gestureMac", "GestureMac"), ("gestureTouch", "GestureTouch"),
    ];

    public string Write()
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("language", (Reader.Language is Language.Spanish ? Reader.Spanish : Reader.English).Name);
            foreach (var (name, key) in Sentences)
                writer.WriteString(name, text[key]);
            Write(writer, "types", Enum.GetValues<EventType>().Select(type => (Wire.Name(type), events.Word(type).Value)));
            Write(writer, "states", UsStates.Codes.Select(code => (code, places[code].Value)));
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<(string Key, string Words)> words)
    {
        writer.WriteStartObject(name);
        foreach (var (key, word) in words)
            writer.WriteString(key, word);
        writer.WriteEndObject();
    }
}
