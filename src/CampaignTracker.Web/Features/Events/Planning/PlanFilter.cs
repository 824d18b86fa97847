using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>What organizers ask of the events, proposed and declined ones among them; null asks for anything. The map and the list beside it ask alike.</summary>
public sealed record PlanFilter
{
    public const string WhenName = "when";
    public const string StateName = "state";
    public const string TypeName = "type";
    public const string StatusName = "status";
    public const string DayName = "day";
    public const string PlaceName = "place";
    public const string BoxName = "bbox";
    public const string HostName = "q";

    /// <summary>The value of <see cref="PlaceName"/> that asks for <see cref="IsPlaceUnsure"/>.</summary>
    public const string Unsure = "unsure";

    /// <summary>The names of all filters that stand in an address, but for the search.</summary>
    public static IReadOnlyList<string> Names { get; } = [WhenName, StateName, TypeName, StatusName, DayName, PlaceName, BoxName];

    public EventsWhen When { get; init; } = EventsWhen.Upcoming;

    public string? State { get; init; }

    public EventType? Type { get; init; }

    public EventStatus? Status { get; init; }

    public Guid? DayOfActionId { get; init; }

    /// <summary>Those alone of which no point is known, or only the middle of an area.</summary>
    public bool IsPlaceUnsure { get; init; }

    public GeoBox? Box { get; init; }

    /// <summary>Words that hosts' names hold; may be empty.</summary>
    public string Host { get; init; } = "";

    /// <summary>Reads an address; what it does not know asks for anything.</summary>
    /// <param name="value">The value of a name; empty or null where the address has none.</param>
    public static PlanFilter Read(Func<string, string?> value) => new()
    {
        When = Wire.Member<EventsWhen>(value(WhenName) ?? "") ?? EventsWhen.Upcoming,
        State = value(StateName) is { } state && UsStates.Has(state) ? state : null,
        Type = Wire.Member<EventType>(value(TypeName) ?? ""),
        Status = Wire.Member<EventStatus>(value(StatusName) ?? ""),
        DayOfActionId = Guid.TryParse(value(DayName), out var day) ? day : null,
        IsPlaceUnsure = value(PlaceName) == Unsure,
        Box = BoxOf(value(BoxName)),
        Host = value(HostName) is { Length: <= 200 } host && StorableText.IsStorable(host) ? host.Trim() : "",
    };

    /// <summary>Null where it is no box.</summary>
    public static GeoBox? BoxOf(string? text)
    {
        var sides = new List<double>();
        foreach (var part in (text ?? "").Split(','))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var side) || !double.IsFinite(side))
                return null;
            sides.Add(side);
        }

        return sides is [var west, var south, var east, var north] && south <= north ? new GeoBox(west, south, east, north) : null;
    }
}
