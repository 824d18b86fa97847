using System.Globalization;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Web.Features.Places;

/// <summary>The ZIP codes of the United States, from the two tables beside the app's assembly; read once, when first asked.</summary>
public sealed class ZipCodes
{
    private const int Digits = 5;
    private const int DigitsWithPlusFour = 9;
    private const double Fine = 100_000;

    private readonly Lazy<Table> _table = new(Table.Read);

    /// <summary>Finds a ZIP code as people write it: <c>85003</c>, <c> 85003-1234 </c>, <c>850 03</c>.</summary>
    /// <returns>Null for what is no ZIP code, or none that we know.</returns>
    public ZipCode? Find(string typed) => Clean(typed) is { } zip ? _table.Value.Find(zip) : null;

    /// <summary>The ZIP code whose area's centre is nearest to a point, as far as one stands within some miles of it.</summary>
    /// <returns>Null at sea and abroad.</returns>
    public ZipCode? NearestTo(GeoPoint point, double miles) =>
        _table.Value.NearestTo(point) is { Point: { } centre } zip && centre.MilesTo(point) <= miles ? zip : null;

    /// <summary>The five digits of what was typed; null where it cannot be a ZIP code.</summary>
    public static string? Clean(string typed)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–')));
        return digits.Length is Digits or DigitsWithPlusFour && digits.All(char.IsAsciiDigit) ? digits[..Digits] : null;
    }

    /// <summary>Points as whole hundred-thousandths of a degree, places and zones as numbers of their lists: 20 bytes a row.</summary>
    private readonly record struct Row(int Zip, int Latitude, int Longitude, int Place, short Zone)
    {
        public const int NoPoint = int.MinValue;

        public bool HasPoint => Latitude != NoPoint;

        public GeoPoint Point => new(Latitude / Fine, Longitude / Fine);
    }

    private sealed class Table
    {
        private static readonly Comparer<Row> ByZip = Comparer<Row>.Create((one, other) => one.Zip.CompareTo(other.Zip));

        private readonly Row[] _rows;
        private readonly Dictionary<int, Row> _towns;
        private readonly string[] _places;
        private readonly string[] _zones;

        private Table()
        {
            var places = new Numbers();
            var zones = new Numbers();
            Row ToRow(string zip, string latitude, string longitude, string place, string state, string zone) => new(
                int.Parse(zip, CultureInfo.InvariantCulture), Degrees(latitude), Degrees(longitude), places.Of($"{place}\t{state}"), (short)zones.Of(zone));

            _rows = [.. Lines("zip-codes.tsv").Select(cells => ToRow(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]))];
            Array.Sort(_rows, ByZip);
            var withoutPoint = _rows.Where(row => !row.HasPoint).Select(row => row.Place).ToHashSet();
            _towns = Lines("places.tsv")
                .Select(cells => ToRow("0", cells[2], cells[3], cells[0], cells[1], cells[4]))
                .Where(town => withoutPoint.Contains(town.Place))
                .ToDictionary(town => town.Place);
            _places = [.. places.Names];
            _zones = [.. zones.Names];
        }

        public static Table Read() => new();

        public ZipCode? Find(string zip)
        {
            var number = int.Parse(zip, CultureInfo.InvariantCulture);
            var at = Array.BinarySearch(_rows, new Row { Zip = number }, ByZip);
            if (at < 0)
                return null;

            var row = _rows[at];
            var (place, state) = _places[row.Place].Split('\t') is [var name, var code] ? (name, code) : ("", "");
            if (row.HasPoint)
                return new ZipCode(zip, place, state, row.Point, IsTownPoint: false, _zones[row.Zone]);
            return place.Length > 0 && _towns.TryGetValue(row.Place, out var town)
                ? new ZipCode(zip, place, state, town.Point, IsTownPoint: true, _zones[town.Zone])
                : new ZipCode(zip, place, state, Point: null, IsTownPoint: false, TimeZone: "");
        }

        /// <summary>By a flat earth, which over the width of a county is flat enough.</summary>
        public ZipCode? NearestTo(GeoPoint point)
        {
            var narrowing = Math.Cos(double.DegreesToRadians(point.Latitude));
            var (nearest, least) = (-1, double.MaxValue);
            for (var at = 0; at < _rows.Length; at++)
            {
                if (!_rows[at].HasPoint)
                    continue;
                var (north, east) = ((_rows[at].Latitude / Fine) - point.Latitude, Math.IEEERemainder((_rows[at].Longitude / Fine) - point.Longitude, 360) * narrowing);
                var distance = (north * north) + (east * east);
                if (distance < least)
                    (nearest, least) = (at, distance);
            }

            return nearest < 0 ? null : Find(_rows[nearest].Zip.ToString("00000", CultureInfo.InvariantCulture));
        }

        private static IEnumerable<string[]> Lines(string file) =>
            File.ReadLines(Path.Combine(AppContext.BaseDirectory, file)).Skip(1).Select(line => line.Split('\t'));

        private static int Degrees(string text) =>
            text.Length == 0 ? Row.NoPoint : (int)Math.Round(double.Parse(text, CultureInfo.InvariantCulture) * Fine);
    }

    private sealed class Numbers
    {
        private readonly List<string> _names = [];
        private readonly Dictionary<string, int> _numbers = [];

        public IReadOnlyList<string> Names => _names;

        public int Of(string name)
        {
            if (_numbers.TryGetValue(name, out var number))
                return number;
            _numbers.Add(name, _names.Count);
            _names.Add(name);
            return _names.Count - 1;
        }
    }
}
