using System.Globalization;
using System.Text.Json;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Platform.Queries;

/// <summary>
/// What a page's address asks for. A value that is not understood is told at its field, in the reader's language, and what was typed
/// is kept; the page then shows what it can without it and answers 400, so that no cache keeps it.
/// </summary>
public sealed class PageQuery(IHttpContextAccessor contexts, IStringLocalizer<QueriesText> text)
{
    private const int TextMaxLength = 200;

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd"];

    private readonly List<QueryError> _errors = [];

    public IReadOnlyList<QueryError> Errors => _errors;

    /// <summary>What was typed, as it was typed.</summary>
    public string Raw(string name) => Context.Request.Query[name].ToString();

    public string? ErrorFor(string name) => _errors.Find(e => e.Name == name)?.Message;

    /// <summary>Free text; empty where nothing was asked.</summary>
    public string Text(string name)
    {
        var typed = Raw(name).Trim();
        if (typed.Length <= TextMaxLength)
            return typed;
        Refuse(name, text["TooLong", TextMaxLength], "too_long");
        return "";
    }

    /// <summary>A member of a closed list, as <see cref="Wire"/> writes it.</summary>
    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum => Parse(name, Wire.Member<TEnum>, "NotAChoice");

    /// <summary>A state's code, in whatever case.</summary>
    public string? State(string name)
    {
        var code = Raw(name).Trim().ToUpperInvariant();
        if (code.Length == 0 || UsStates.Has(code))
            return code.Length == 0 ? null : code;
        Refuse(name, text["NotAState"], "not_a_state");
        return null;
    }

    /// <summary>A date as browsers send it: 2026-06-01.</summary>
    public DateOnly? Date(string name) => Parse<DateOnly>(
        name, typed => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null, "NotADate");

    /// <summary>An instant (UTC) as programs write it (RFC 3339), in whatever offset: 2026-06-01T12:00:00Z; of a day alone its beginning.</summary>
    public DateTime? Instant(string name) => Parse<DateTime>(
        name,
        // A plus sign that nobody encoded arrives as a space.
        typed => DateTimeOffset.TryParseExact(
            typed.Replace(' ', '+'), Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcDateTime
            : null,
        "NotAnInstant");

    /// <summary>A whole number within limits.</summary>
    public int? Number(string name, int least, int most) => Parse<int>(
        name,
        typed => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null,
        "NotANumber", least, most);

    /// <summary>A number within limits.</summary>
    public double? Measure(string name, double least, double most) => Parse<double>(
        name,
        typed => double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null,
        "NotAMeasure", least, most);

    /// <summary>Ids with commas between; empty where nothing was asked.</summary>
    public IReadOnlyList<Guid> Ids(string name, int most)
    {
        var ids = new List<Guid>();
        foreach (var part in Raw(name).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ids.Count < most && Guid.TryParse(part, out var id))
            {
                ids.Add(id);
                continue;
            }

            Refuse(name, text["NotIds", most], "not_ids");
            return [];
        }

        return ids;
    }

    /// <summary>A box as maps write it, in degrees: <c>west,south,east,north</c>.</summary>
    public GeoBox? Box(string name) => Parse<GeoBox>(
        name,
        typed => Degrees(typed) is [var west, var south, var east, var north] && south <= north && IsOnEarth(south, west) && IsOnEarth(north, east)
            ? new GeoBox(west, south, east, north)
            : null,
        "NotABox");

    /// <summary>A point in degrees: <c>latitude,longitude</c>.</summary>
    public GeoPoint? Point(string name) => Parse<GeoPoint>(
        name, typed => Degrees(typed) is [var latitude, var longitude] && IsOnEarth(latitude, longitude) ? new GeoPoint(latitude, longitude) : null, "NotAPoint");

    /// <summary>The number of the page, from 1.</summary>
    public int Page() => Number("page", 1, 100_000) ?? 1;

    /// <summary>Tells that a value is not understood; the answer's status becomes 400.</summary>
    /// <param name="name">The name in the query.</param>
    /// <param name="message">For the reader.</param>
    /// <param name="code">For programs.</param>
    public void Refuse(string name, string message, string code)
    {
        _errors.Add(new QueryError(name, message, code));
        if (!Context.Response.HasStarted)
            Context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private T? Parse<T>(string name, Func<string, T?> parse, string messageKey, params object[] arguments)
        where T : struct
    {
        var typed = Raw(name).Trim();
        if (typed.Length == 0)
            return null;
        var value = parse(typed);
        if (value is null)
            Refuse(name, text[messageKey, arguments], JsonNamingPolicy.SnakeCaseLower.ConvertName(messageKey));
        return value;
    }

    private static double[] Degrees(string typed)
    {
        var numbers = new List<double>();
        foreach (var part in typed.Split(','))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return [];
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static bool IsOnEarth(double latitude, double longitude) => latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;

    private HttpContext Context => contexts.HttpContext ?? throw new InvalidOperationException("A query is read for a request.");
}

/// <summary>One value that was not understood, and what to tell the reader.</summary>
public sealed record QueryError(string Name, string Message, string Code) : FieldError(Name, Message);

/// <summary>Marks the resources of this folder.</summary>
public sealed class QueriesText;
