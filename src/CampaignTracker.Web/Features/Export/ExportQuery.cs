using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Ui.Organize.Grids;

namespace CampaignTracker.Web.Features.Export;

/// <summary>What a list was narrowed by, from its address. A filter that is not known or not understood is refused: it would let out more than its reader sees.</summary>
internal sealed class ExportQuery(IQueryCollection query)
{
    private const int TextMaxLength = 200;

    /// <summary>How a list is shown, which is nothing to a file.</summary>
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase) { "page", "sort", "dir", "columns" };

    private readonly HashSet<string> _asked = new(Shown, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first name that was not understood; null where all were.</summary>
    public string? Refused { get; private set; }

    /// <summary>The first name that nothing asked for; null where all were asked for.</summary>
    public string? Unknown => query.Keys.FirstOrDefault(name => !_asked.Contains(name));

    public string Text(string name)
    {
        _asked.Add(name);
        var typed = query[name].ToString().Trim();
        if (typed.Length <= TextMaxLength && StorableText.IsStorable(typed))
            return typed;
        Refused ??= name;
        return "";
    }

    /// <summary>What an organizers' list was narrowed by. The list leaves out what it does not understand; a file must not, so check its words too.</summary>
    public GridQuery Grid(params IEnumerable<string> filters) => new()
    {
        Search = Text("q"),
        Filters = filters.Select(name => (name, value: Text(name))).Where(filter => filter.value.Length > 0).ToDictionary(),
    };

    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum => Parse(name, Wire.Member<TEnum>);

    /// <summary>One of some words that are no names of a closed list.</summary>
    public void Choice(string name, params IReadOnlyList<string> words)
    {
        if (Text(name) is { Length: > 0 } typed && !words.Contains(typed))
            Refused ??= name;
    }

    public Guid? Id(string name) => Parse<Guid>(name, typed => Guid.TryParse(typed, out var id) ? id : null);

    /// <summary>A box of the map: its west, south, east and north.</summary>
    public GeoBox? Box(string name) => Parse(name, PlanFilter.BoxOf);

    public string? State(string name)
    {
        var code = Text(name).ToUpperInvariant();
        if (code.Length > 0 && !UsStates.Has(code))
            Refused ??= name;
        return code.Length > 0 ? code : null;
    }

    public DateOnly? Day(string name) => Parse<DateOnly>(
        name, typed => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    private T? Parse<T>(string name, Func<string, T?> parse)
        where T : struct
    {
        if (Text(name) is not { Length: > 0 } typed)
            return null;
        var value = parse(typed);
        if (value is null)
            Refused ??= name;
        return value;
    }
}
