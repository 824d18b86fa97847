using System.Globalization;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>The fields of an agency's page, and what they mean.</summary>
public sealed class ReadAgencyForm(IStringLocalizer<AgenciesText> text)
{
    public const string Name = "name";
    public const string State = "state";
    public const string Level = "level";
    public const string County = "county";
    public const string CountyFips = "fips";
    public const string Latitude = "latitude";
    public const string Longitude = "longitude";

    public static IReadOnlyDictionary<string, string> Empty { get; } = new Dictionary<string, string>
    {
        [Name] = "",
        [State] = "",
        [Level] = nameof(AgencyLevel.County),
        [County] = "",
        [CountyFips] = "",
        [Latitude] = "",
        [Longitude] = "",
    };

    public static IReadOnlyDictionary<string, string> FieldsOf(Agency agency) => new Dictionary<string, string>
    {
        [Name] = agency.Name,
        [State] = agency.State,
        [Level] = agency.Level.ToString(),
        [County] = agency.County,
        [CountyFips] = agency.CountyFips,
        [Latitude] = agency.Latitude?.ToString(CultureInfo.InvariantCulture) ?? "",
        [Longitude] = agency.Longitude?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    /// <returns>The agency; or what is amiss.</returns>
    public (AgencyFacts? Facts, IReadOnlyList<FieldError> Errors) Read(Sheet sheet)
    {
        var errors = new List<FieldError>();
        var name = Line(sheet, Name, Agency.NameMaxLength, errors);
        if (name.Length == 0)
            errors.Add(new(Name, text["Name_Missing"]));
        if (!UsStates.Has(sheet[State]))
            errors.Add(new(State, text["State_Missing"]));
        if (!Enum.TryParse<AgencyLevel>(sheet[Level], out var level) || !Enum.IsDefined(level))
            errors.Add(new(Level, text["Level_Missing"]));
        var county = Line(sheet, County, Agency.CountyMaxLength, errors);
        var fips = TidyText.WithoutSpaces(sheet[CountyFips]);
        if (fips.Length > 0 && (fips.Length != Agency.CountyFipsLength || !fips.All(char.IsAsciiDigit)))
            errors.Add(new(CountyFips, text["Fips_Wrong"]));
        var centre = Centre(sheet, errors);
        return errors.Count > 0 ? (null, errors) : (new AgencyFacts(name, sheet[State], county, fips, level, centre), errors);
    }

    private string Line(Sheet sheet, string field, int maxLength, List<FieldError> errors)
    {
        var words = TidyText.OneLine(sheet[field]);
        if (words.Length > maxLength)
            errors.Add(new(field, text["TooLong", words.Length, maxLength]));
        return words;
    }

    /// <summary>Both or neither.</summary>
    private GeoPoint? Centre(Sheet sheet, List<FieldError> errors)
    {
        var (north, east) = (TidyText.WithoutSpaces(sheet[Latitude]), TidyText.WithoutSpaces(sheet[Longitude]));
        if (north.Length + east.Length == 0)
            return null;
        var latitude = Degrees(north, 90);
        var longitude = Degrees(east, 180);
        if (latitude is null)
            errors.Add(new(Latitude, text["Degrees_Wrong", 90]));
        if (longitude is null)
            errors.Add(new(Longitude, text["Degrees_Wrong", 180]));
        return latitude is { } y && longitude is { } x ? new GeoPoint(y, x) : null;
    }

    private static double? Degrees(string typed, double most) =>
        double.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}

/// <summary>What an agency's page says.</summary>
public sealed record AgencyFacts(string Name, string State, string County, string CountyFips, AgencyLevel Level, GeoPoint? Centre);
