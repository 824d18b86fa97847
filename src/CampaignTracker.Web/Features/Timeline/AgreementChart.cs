using System.Globalization;

namespace CampaignTracker.Web.Features.Timeline;

/// <summary>The chart of agreements over time, in the units of its SVG's view box. Lines are told apart by dash, width and label.</summary>
public sealed class AgreementChart
{
    private const int Gridlines = 4;

    private static readonly int[] Factors = [1, 2, 5, 10];

    private readonly ChartFrame _frame;
    private readonly CountsOverTime _counts;
    private readonly int _top;
    private readonly int _start;

    public AgreementChart(CountsOverTime counts, ChartFrame frame)
    {
        (_counts, _frame) = (counts, frame);
        var step = RoundStep(counts.Points.Max(c => c.Agreements) / (double)Gridlines);
        _top = Math.Max(1, (int)Math.Ceiling(counts.Points.Max(c => c.Agreements) / (double)step)) * step;
        _start = new DateOnly(counts.First.Date.Year, 1, 1).DayNumber;
        Levels = [.. Enumerable.Range(0, (_top / step) + 1).Select(i => new ChartTick(Text(Y(i * step)), i * step))];
        Years = [.. YearTicks()];
        Lines = Place(
        [
            ("All", c => c.Agreements, 3.5, null),
            ("TaskForce", c => c.TaskForce, 2.5, "10 5"),
            ("WarrantService", c => c.WarrantService, 2.5, "2 4"),
            ("JailEnforcement", c => c.JailEnforcement, 2.5, "12 4 2 4"),
        ]);
    }

    /// <summary>Horizontal lines and their numbers.</summary>
    public IReadOnlyList<ChartTick> Levels { get; }

    /// <summary>Where years begin.</summary>
    public IReadOnlyList<ChartTick> Years { get; }

    public IReadOnlyList<ChartLine> Lines { get; }

    public string EndX => Text(X(_counts.Last.Date));

    /// <summary>1, 2 or 5 times a power of ten, not below <paramref name="least"/>.</summary>
    private static int RoundStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, least))));
        return (int)(power * Factors.First(factor => factor * power >= least));
    }

    private IEnumerable<ChartTick> YearTicks()
    {
        var years = _counts.Last.Date.Year - _counts.First.Date.Year + 1;
        var step = (years + _frame.MostYears - 1) / _frame.MostYears;
        for (var year = _counts.First.Date.Year; year <= _counts.Last.Date.Year; year += step)
            yield return new ChartTick(Text(X(new DateOnly(year, 1, 1))), year);
    }

    private List<ChartLine> Place((string Key, Func<CountOnDay, int> Of, double Width, string? Dash)[] lines)
    {
        var placed = new List<ChartLine>();
        var free = (double)_frame.Top;
        foreach (var (line, i) in lines.OrderByDescending(l => l.Of(_counts.Last)).Select((line, i) => (line, i)))
        {
            // A label stands beside its line's end, pushed down by the one above and up where those below need the room.
            var lowest = _frame.Height - _frame.Bottom - ((lines.Length - 1 - i) * _frame.LabelHeight);
            var labelY = Math.Min(Math.Max(Y(line.Of(_counts.Last)), free), lowest);
            free = labelY + _frame.LabelHeight;
            placed.Add(new ChartLine(line.Key, PathOf(line.Of), line.Of(_counts.Last), Text(line.Width), line.Dash, Text(Y(line.Of(_counts.Last))), Text(labelY)));
        }

        return placed;
    }

    private string PathOf(Func<CountOnDay, int> of) => $"M{string.Join('L', _counts.Points.Select(c => $"{Text(X(c.Date))} {Text(Y(of(c)))}"))}";

    private double X(DateOnly date)
    {
        var span = Math.Max(1, _counts.Last.Date.DayNumber - _start);
        return _frame.Left + ((date.DayNumber - _start) * (double)(_frame.Width - _frame.Left - _frame.Right) / span);
    }

    private double Y(int count) => _frame.Height - _frame.Bottom - (count * (double)(_frame.Height - _frame.Top - _frame.Bottom) / _top);

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A place on an axis and the number that stands there.</summary>
public sealed record ChartTick(string At, int Number);

/// <summary>One line with its end and its label.</summary>
public sealed record ChartLine(string Key, string Path, int Last, string Width, string? Dash, string EndY, string LabelY);

/// <summary>The sizes of one variant of the chart, in units of its view box.</summary>
/// <param name="Name">Tells the variants apart.</param>
/// <param name="Width">Of the view box.</param>
/// <param name="Height">Of the view box.</param>
/// <param name="Left">Room for the numbers of the levels.</param>
/// <param name="Right">Room for the labels of the lines.</param>
/// <param name="Top">Room above.</param>
/// <param name="Bottom">Room for the years.</param>
/// <param name="FontSize">Of all words and numbers.</param>
/// <param name="LabelHeight">The least distance of two labels.</param>
/// <param name="MostYears">How many years fit on the axis.</param>
/// <param name="NamesLines">True where the lines' names fit beside their ends; otherwise only their numbers do.</param>
public sealed record ChartFrame(
    string Name, int Width, int Height, int Left, int Right, int Top, int Bottom, int FontSize, int LabelHeight, int MostYears, bool NamesLines)
{
    public static ChartFrame Wide { get; } = new("wide", 960, 430, 64, 220, 20, 36, 16, 22, 12, NamesLines: true);

    public static ChartFrame Narrow { get; } = new("narrow", 360, 320, 48, 56, 16, 30, 14, 18, 4, NamesLines: false);
}
