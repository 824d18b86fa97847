using System.Globalization;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Load.Generate;

/// <summary>The area of one ZIP code.</summary>
internal sealed record Town(string Zip, string City, string State, GeoPoint Centre, string TimeZone);

/// <summary>
/// The country's towns as the site knows them, drawn about as often as people live there: a city of n ZIP codes stands for n^1.5 of the
/// people of a town of one, for the codes of cities are also the fuller ones.
/// </summary>
internal sealed class Towns
{
    private readonly Town[] _towns;
    private readonly double[] _upTo;

    private Towns(IEnumerable<Town> towns)
    {
        _towns = [.. towns.GroupBy(town => (town.City, town.State)).SelectMany(city => city)];
        var zips = _towns.CountBy(town => (town.City, town.State)).ToDictionary();
        _upTo = new double[_towns.Length];
        var sum = 0.0;
        for (var i = 0; i < _towns.Length; i++)
            _upTo[i] = sum += Math.Sqrt(zips[(_towns[i].City, _towns[i].State)]);
    }

    /// <summary>Reads the table beside this program.</summary>
    public static Towns Read() => new(
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "zip-codes.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Where(cells => cells[1].Length > 0 && cells[3].Length > 0 && UsStates.Has(cells[4]))
            .Select(cells => new Town(cells[0], cells[3], cells[4], new GeoPoint(Degrees(cells[1]), Degrees(cells[2])), cells[5])));

    public Town Draw(Random random)
    {
        var at = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return _towns[Math.Min(at < 0 ? ~at : at, _towns.Length - 1)];
    }

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
