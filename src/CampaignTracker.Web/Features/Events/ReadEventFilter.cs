using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>Reads what the address of the list asks for; what it does not understand is told at its field and left out.</summary>
public sealed class ReadEventFilter(PageQuery query, ZipCodes zipCodes, IStringLocalizer<EventsText> text)
{
    public const int UsualMiles = 25;

    public static IReadOnlyList<int> Distances { get; } = [5, 10, UsualMiles, 50, 100, 250];

    public EventFilter Read()
    {
        var from = query.Date("from");
        var to = query.Date("to");
        if (to < from)
        {
            query.Refuse("to", text["ToBeforeFrom"], "to_before_from");
            to = null;
        }

        return new EventFilter
        {
            When = query.Word<EventsWhen>("when") is EventsWhen.Past ? EventsWhen.Past : EventsWhen.Upcoming,
            State = query.State("state"),
            Type = query.Word<EventType>("type"),
            From = from,
            To = to,
            Near = Zip(),
            Miles = Miles(),
            Box = query.Box("bbox"),
        };
    }

    private ZipCode? Zip()
    {
        var typed = query.Text("zip");
        if (typed.Length == 0)
            return null;
        if (ZipCodes.Clean(typed) is not { } digits)
            query.Refuse("zip", text["Zip_NotAZip"], "not_a_zip");
        else if (zipCodes.Find(digits) is not { } zip)
            query.Refuse("zip", text["Zip_Unknown", digits], "unknown_zip");
        else if (zip.Point is null)
            query.Refuse("zip", zip.Town.Length > 0 ? text["Zip_NoPoint", zip.Zip, zip.Town] : text["Zip_NoPointNoTown", zip.Zip], "zip_without_point");
        else
            return zip;
        return null;
    }

    private int Miles()
    {
        var typed = query.Text("miles");
        if (typed.Length == 0)
            return UsualMiles;
        foreach (var distance in Distances)
        {
            if (typed == $"{distance}")
                return distance;
        }

        if (query.ErrorFor("miles") is null)
            query.Refuse("miles", text["NotThoseMiles"], "not_those_miles");
        return UsualMiles;
    }
}
