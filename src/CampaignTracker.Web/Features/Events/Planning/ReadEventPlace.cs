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
    /// <summary>Farther from the middle of the ZIP code or town, a pin may be a slip: few of them are wider.</summary>
    private const double FarMiles = 30;

    /// <summary>Where it is as far as what is typed says; a pin that is not understood is none.</summary>
    public LocatedPlace Locate(Sheet sheet) => places.Locate(
        TidyText.OneLine(sheet[EventFields.City]), sheet[EventFields.State], sheet[EventFields.PostalCode], PointText.Read(sheet[EventFields.Pin]));

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
        if (sheet[EventFields.Pin].Trim().Length > 0 && PointText.Read(sheet[EventFields.Pin]) is null)
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

        else if (FarFrom(located, city) is var (miles, named))
        {
            asks[EventQuestion.PinFar] = new FieldError(EventFields.Pin, text["Asks_PinFar", miles, named]);
        }

        if (postalCode.Length > 0 && located.Zip is null)
            asks[EventQuestion.ZipUnknown] = new FieldError(EventFields.PostalCode, text["Asks_ZipUnknown", postalCode]);
        var (venue, address) = (errors.Line(EventFields.Venue, CampaignEvent.VenueMaxLength), errors.Line(EventFields.AddressLine, CampaignEvent.AddressMaxLength));
        if (visibility is AddressVisibility.Public && sheet.Read[EventFields.Visibility] == nameof(AddressVisibility.Area))
            AskToShow(string.Join(", ", new[] { venue, address }.Where(part => part.Length > 0)), located, asks);

        return new EventPlace
        {
            Venue = venue,
            AddressLine = address,
            City = city,
            State = state,
            PostalCode = postalCode,
            Point = located.Point,
            Precision = located.Precision,
            Visibility = visibility,
            AreaPoint = visibility is AddressVisibility.Area ? located.AreaPoint : null,
        };
    }

    /// <returns>Null where the pin is near, or there is none.</returns>
    private static (int Miles, string Named)? FarFrom(LocatedPlace located, string city)
    {
        if (located is not { Precision: PointPrecision.Exact, Point: { } pin })
            return null;
        if (located.Zip is { Point: { } middle, Zip: var zip } && pin.MilesTo(middle) > FarMiles)
            return (About(pin.MilesTo(middle)), zip);
        return located.Town is { Point: var town } && pin.MilesTo(town) > FarMiles ? (About(pin.MilesTo(town)), city) : null;

        static int About(double miles) => (int)(Math.Round(miles / 10) * 10);
    }

    private void AskToShow(string address, LocatedPlace located, Dictionary<EventQuestion, FieldError> asks)
    {
        if (address.Length > 0)
            asks[EventQuestion.BecomesPublic] = new FieldError(EventFields.Visibility, text["Asks_BecomesPublic", address]);
        else if (located.Precision is PointPrecision.Exact)
            asks[EventQuestion.BecomesPublic] = new FieldError(EventFields.Visibility, text["Asks_BecomesPublic_Pin"]);
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
