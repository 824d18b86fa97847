using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Web.Features.Places;

/// <summary>A town and where its middle is.</summary>
/// <param name="Point">The median of its ZIP codes' points.</param>
/// <param name="TimeZone">The IANA zone there.</param>
public sealed record Town(GeoPoint Point, string TimeZone);

/// <summary>The towns of the United States, from the table beside the app's assembly; read once, when first asked.</summary>
public sealed class Towns
{
    /// <summary>Words that people write in two ways.</summary>
    private static readonly Dictionary<string, string> Short = new() { ["saint"] = "st", ["sainte"] = "ste", ["fort"] = "ft", ["mount"] = "mt" };

    private readonly Lazy<Table> _table = new(() => new Table());

    /// <summary>The zones that places of the United States have, by name.</summary>
    public IReadOnlyList<string> TimeZones => _table.Value.Zones;

    /// <summary>Finds a town as people write it, without regard to case, accents and points: <c>St. Louis</c> is <c>Saint Louis</c>.</summary>
    /// <returns>Null for one that we do not know.</returns>
    public Town? Find(string name, string state) => _table.Value.ByName.GetValueOrDefault(Key(name, state));

    /// <summary>About the middle of where people of a state live: the median of its towns; null where we know none.</summary>
    public GeoPoint? CentreOf(string state) => _table.Value.Centres.TryGetValue(state, out var centre) ? centre : null;

    private static string Key(string name, string state) =>
        $"{state} {string.Join(' ', FoldedText.Words(name.Replace('.', ' ')).Select(word => Short.GetValueOrDefault(word, word)))}";

    private sealed class Table
    {
        public Table()
        {
            var zones = new Dictionary<string, string>();
            var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "places.tsv")).Skip(1).Select(line => line.Split('\t')).Where(cells => cells[4].Length > 0);
            var points = new List<(string State, GeoPoint Point)>();
            foreach (var cells in rows)
            {
                var point = new GeoPoint(double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture));
                zones.TryAdd(cells[4], cells[4]);
                ByName.TryAdd(Key(cells[0], cells[1]), new Town(point, zones[cells[4]]));
                points.Add((cells[1], point));
            }

            Zones = [.. zones.Keys.Order(StringComparer.Ordinal)];
            Centres = points.GroupBy(one => one.State, one => one.Point)
                .ToDictionary(state => state.Key, state => new GeoPoint(Median(state.Select(point => point.Latitude)), Median(state.Select(point => point.Longitude))));
        }

        public Dictionary<string, Town> ByName { get; } = [];

        public Dictionary<string, GeoPoint> Centres { get; }

        public IReadOnlyList<string> Zones { get; }

        private static double Median(IEnumerable<double> degrees)
        {
            var sorted = degrees.Order().ToList();
            return sorted[sorted.Count / 2];
        }
    }
}
