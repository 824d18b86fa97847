using System.Globalization;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Reads where an event is from its sheet.</summary>
public sealed class ReadEventPlace(LocatePlace places, IStringLocalizer<PlanningText> text, IStringLocalizer<PlacesText> states)
{
    /// <summary>Where it is as far as what is typed says; a pin that is not understood is none.</summary>
    public LocatedPlace Locate(Sheet sheet) => places.Locate(
        TidyText.OneLine(sheet[EventFields.City]), sheet[EventFields.State], sheet[EventFields.PostalCode], PointOf(sheet[EventFields.Pin]));

    /// <param name="sheet">What is typed.</param>
    /// <param name="errors">Takes what is amiss.</param>
    /// <param name="asks">Takes what must be asked, with its words.</param>
    internal EventPlace Read(Sheet sheet, SheetErrors errors, Dictionary<EventQuestion, FieldError> asks)
    {
        var located = Locate(sheet);
        var state = sheet[EventFields.State];
        var visibility = sheet[EventFields.Visibility] == nameof(AddressVisibility.Area) ? AddressVisibility.Area : AddressVisibility.Public;
        if (!UsStates.Has(state))
            errors.Add(EventFields.State, text["State_Missing"]);
        var city = errors.Line(EventFields.City, CampaignEvent.CityMaxLength);
        if (city.Length == 0)
            errors.Add(EventFields.City, text["City_Missing"]);
        if (sheet[EventFields.Pin].Trim().Length > 0 && PointOf(sheet[EventFields.Pin]) is null)
            errors.Add(EventFields.Pin, text["Pin_NotAPoint"]);
        var postalCode = PostalCode(sheet, errors);
        if (visibility is AddressVisibility.Area && located.Point is not null && located.AreaPoint is null)
            errors.Add(EventFields.PostalCode, text["Area_Unknown"]);

        if (located.Zip is { State.Length: > 0 } zip && UsStates.Has(state) && zip.State != state)
            asks[EventQuestion.ZipElsewhere] = new FieldError(EventFields.PostalCode, text["Asks_ZipElsewhere", zip.Zip, states[zip.State], states[state]]);
        if (located.PinState is { } pinState && UsStates.Has(state) && pinState != state)
        {
            var where = pinState.Length > 0 ? states[pinState].Value : text["AtSea"].Value;
            asks[EventQuestion.PinElsewhere] = new FieldError(EventFields.Pin, text["Asks_PinElsewhere", where, states[state]]);
        }

        return new EventPlace
        {
            Venue = errors.Line(EventFields.Venue, CampaignEvent.VenueMaxLength),
            AddressLine = errors.Line(EventFields.AddressLine, CampaignEvent.AddressMaxLength),
            City = city,
            State = state,
            PostalCode = postalCode,
            Point = located.Point,
            Precision = located.Precision,
            Visibility = visibility,
            AreaPoint = visibility is AddressVisibility.Area ? located.AreaPoint : null,
        };
    }

    /// <summary>A point as people type and paste it: <c>33.4484, -112.0740</c>.</summary>
    public static GeoPoint? PointOf(string typed)
    {
        var parts = typed.Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return parts is [var north, var east]
            && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && latitude is >= -90 and <= 90
            && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && longitude is >= -180 and <= 180
            ? new GeoPoint(Math.Round(latitude, 5), Math.Round(longitude, 5))
            : null;
    }

    private string PostalCode(Sheet sheet, SheetErrors errors)
    {
        var typed = TidyText.OneLine(sheet[EventFields.PostalCode]);
        if (typed.Length == 0 || ZipCodes.Clean(typed) is not null)
            return typed;
        errors.Add(EventFields.PostalCode, text["Zip_NotAZip"]);
        return "";
    }
}
