using System.Globalization;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>The fields of the page that makes or corrects an event, by name.</summary>
public static class EventFields
{
    public const string Type = "type";
    public const string TitleEn = "title_en";
    public const string TitleEs = "title_es";
    public const string DescriptionEn = "description_en";
    public const string DescriptionEs = "description_es";
    public const string StartDate = "start_date";
    public const string StartTime = "start_time";
    public const string EndDate = "end_date";
    public const string EndTime = "end_time";
    public const string TimeZone = "time_zone";
    public const string State = "state";
    public const string City = "city";
    public const string PostalCode = "zip";
    public const string Venue = "venue";
    public const string AddressLine = "address";
    public const string Pin = "pin";
    public const string Visibility = "visibility";
    public const string Lead = "lead";
    public const string CoHosts = "co_hosts";
    private const char Unchosen = '?';
    public const string ReportedHostEn = "reported_host_en";
    public const string ReportedHostEs = "reported_host_es";
    public const string DayOfAction = "day";
    public const string Languages = "languages";
    public const string Access = "access";
    public const string AccessibilityEn = "accessibility_en";
    public const string AccessibilityEs = "accessibility_es";
    public const string BringEn = "bring_en";
    public const string BringEs = "bring_es";
    public const string SafetyEn = "safety_en";
    public const string SafetyEs = "safety_es";

    /// <summary>Of a new one: true where everybody sees it at once.</summary>
    public const string Publish = "publish";

    /// <summary>The fields that say where it is.</summary>
    public static IReadOnlyList<string> OfPlace { get; } = [State, City, PostalCode, Venue, AddressLine, Pin, Visibility];

    /// <summary>The fields that say when it is.</summary>
    public static IReadOnlyList<string> OfTime { get; } = [StartDate, StartTime, EndDate, EndTime, TimeZone];

    /// <summary>The fields that tell of it.</summary>
    public static IReadOnlyList<string> OfDetails { get; } =
    [
        Type, TitleEn, TitleEs, DescriptionEn, DescriptionEs, ReportedHostEn, ReportedHostEs, Languages, Access, AccessibilityEn, AccessibilityEs,
        BringEn, BringEs, SafetyEn, SafetyEs,
    ];

    /// <summary>What an event can provide for.</summary>
    public static IReadOnlyList<AccessFeatures> Offers { get; } = [.. Enum.GetValues<AccessFeatures>().Where(one => one is not AccessFeatures.None)];

    /// <summary>A new one, as its page begins.</summary>
    /// <param name="state">Where it is planned; may be empty.</param>
    /// <param name="pin">Where on the map; null for nowhere yet.</param>
    /// <param name="dayId">To which day of action it is called; null for none.</param>
    public static Dictionary<string, string> Blank(string state = "", GeoPoint? pin = null, Guid? dayId = null)
    {
        var fields = Names.ToDictionary(name => name, _ => "");
        fields[Type] = nameof(EventType.Vigil);
        fields[Visibility] = nameof(AddressVisibility.Public);
        fields[State] = state;
        fields[Pin] = PinOf(pin);
        fields[DayOfAction] = dayId?.ToString() ?? "";
        fields[Publish] = "true";
        return fields;
    }

    /// <summary>What is stored of one; its true address and hosts must be loaded.</summary>
    public static Dictionary<string, string> Of(CampaignEvent stored, LocatePlace places)
    {
        var place = stored.Place;
        var located = places.Locate(place.City, place.State, place.PostalCode, PinPoint(place, null));
        var middle = places.Locate(place.City, place.State, place.PostalCode, null);
        return new Dictionary<string, string>
        {
            [Type] = stored.Type.ToString(),
            [TitleEn] = stored.Title.En,
            [TitleEs] = stored.Title.Es,
            [DescriptionEn] = stored.Description.En,
            [DescriptionEs] = stored.Description.Es,
            [StartDate] = Day(stored.StartDate),
            [StartTime] = Hour(stored.StartTime),
            [EndDate] = Day(stored.EndDate),
            [EndTime] = Hour(stored.EndTime),
            [TimeZone] = stored.TimeZone == located.TimeZone ? "" : stored.TimeZone,
            [State] = place.State,
            [City] = place.City,
            [PostalCode] = place.PostalCode,
            [Venue] = place.Venue,
            [AddressLine] = place.AddressLine,
            [Pin] = PinOf(PinPoint(place, middle.Point)),
            [Visibility] = place.Visibility.ToString(),
            [Lead] = stored.Hosts.Where(h => h.Role is HostRole.Lead).Select(h => h.OrganizationId.ToString()).FirstOrDefault() ?? "",
            [CoHosts] = string.Join(',', stored.Hosts.Where(h => h.Role is HostRole.CoHost).Select(h => h.OrganizationId).Order()),
            [ReportedHostEn] = stored.ReportedHost.En,
            [ReportedHostEs] = stored.ReportedHost.Es,
            [DayOfAction] = stored.DayOfActionId?.ToString() ?? "",
            [Languages] = string.Join(',', stored.Languages),
            [Access] = string.Join(',', Offers.Where(one => stored.Access.HasFlag(one))),
            [AccessibilityEn] = stored.Accessibility.En,
            [AccessibilityEs] = stored.Accessibility.Es,
            [BringEn] = stored.Bring.En,
            [BringEs] = stored.Bring.Es,
            [SafetyEn] = stored.Safety.En,
            [SafetyEs] = stored.Safety.Es,
        };
    }

    /// <summary>As the field of the pin has it: <c>33.4484, -112.0740</c>; empty for none.</summary>
    public static string PinOf(GeoPoint? point) => point is { } pin ? string.Create(CultureInfo.InvariantCulture, $"{pin.Latitude:0.#####}, {pin.Longitude:0.#####}") : "";

    /// <summary>The hosts that are chosen, and behind a mark what is typed and not chosen yet.</summary>
    public static string Hosts(IEnumerable<Guid> chosen, string typed)
    {
        var tidy = typed.Replace(',', ' ').Trim();
        return string.Join(',', chosen.Order().Select(id => id.ToString()).Concat(tidy.Length > 0 ? [Unchosen + tidy] : []));
    }

    public static IReadOnlyList<Guid> ChosenHosts(Sheet sheet, string field) => [.. sheet.Chosen(field).Select(one => Guid.TryParse(one, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    /// <summary>What is typed and not chosen; null where nothing is.</summary>
    public static string? UnchosenHost(Sheet sheet, string field) => sheet.Chosen(field).FirstOrDefault(one => one.StartsWith(Unchosen))?[1..];

    private static IEnumerable<string> Names => [.. OfDetails, .. OfTime, .. OfPlace, Lead, CoHosts, DayOfAction];

    /// <summary>The point that somebody put there; null for one that follows from the ZIP code or town.</summary>
    private static GeoPoint? PinPoint(EventPlace place, GeoPoint? middle) =>
        place.Precision is PointPrecision.Exact && place.Point != (place.Visibility is AddressVisibility.Area ? middle ?? place.AreaPoint : null) ? place.Point : null;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Hour(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}
