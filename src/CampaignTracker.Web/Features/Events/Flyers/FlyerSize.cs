namespace CampaignTracker.Web.Features.Events.Flyers;

/// <summary>
/// How large the type of a flyer may be for all of it to stand on one page, on Letter as on A4. No script measures it: lines are
/// estimated from the number of characters, a little too many, and the style sheet cuts what is too long even for the smallest type.
/// Lengths are points of print; the style sheet (paper.css) has the same.
/// </summary>
/// <param name="Step">From 1, the largest; the style sheet knows what it means.</param>
public sealed record FlyerSize(int Step)
{
    /// <summary>What A4 leaves between its margins.</summary>
    private const double Width = 516;

    /// <summary>What the two languages share, without the link, the strips and the gaps.</summary>
    private const double Height = 436;

    /// <summary>What the events of a day share.</summary>
    private const double DayHeight = 285;

    /// <summary>How broad a character is for its height: of the display type, of plain and of bold type.</summary>
    private const double Narrow = .34, Wide = .54, Bold = .66;

    /// <summary>How much smaller the other language is.</summary>
    private const double Other = .67;

    private static readonly (double Factor, int NoteLines)[] Steps = [(1.25, 5), (1.1, 5), (1, 4), (.9, 4), (.8, 4), (.7, 3), (.6, 2), (.5, 1)];

    private static readonly double[] DaySteps = [18, 15, 13.5, 12];

    /// <summary>Of an event's flyer.</summary>
    public static FlyerSize Of(IReadOnlyList<FlyerWords> inBoth)
    {
        var step = Array.FindIndex(Steps, one => inBoth.Index().Sum(words => HeightOf(words.Item, one.Factor, words.Index == 0 ? 1 : Other, one.NoteLines)) <= Height);
        return new FlyerSize(step < 0 ? Steps.Length : step + 1);
    }

    /// <summary>Of a day's flyer, and how many of its events fit.</summary>
    /// <param name="inBoth">The head of the page; what is longer than usual leaves less for the events.</param>
    /// <param name="link">At the foot of it.</param>
    /// <param name="events">In the order of their days.</param>
    public static (FlyerSize Size, int Fitting) OfDay(IReadOnlyList<DayFlyerWords> inBoth, string link, IReadOnlyList<DayFlyerEvent> events)
    {
        var height = DayHeight - (Lines(inBoth[0].Name, 34 * Narrow) - 1) * 36 - (Lines(inBoth[1].Name, 13 * Bold) - 1) * 17 - Math.Max(0, Lines(link, 13 * Bold, 410) - 2) * 17;
        for (var step = 1; ; step++)
        {
            var fitting = FittingIn(height, events, DaySteps[step - 1]);
            if (fitting == events.Count || step == DaySteps.Length)
                return (new FlyerSize(step), fitting);
        }
    }

    private static int FittingIn(double height, IReadOnlyList<DayFlyerEvent> events, double type)
    {
        var day = "";
        for (var fitting = 0; fitting < events.Count; fitting++)
        {
            var one = events[fitting];
            height -= HeightOf(one, type) + (one.InBoth[0].Day == day ? 0 : 24);
            if (height < 0)
                return fitting;
            day = one.InBoth[0].Day;
        }

        return events.Count;
    }

    private static double HeightOf(FlyerWords words, double factor, double part, int noteLines)
    {
        var (title, when, place) = (40 * factor * part, Math.Max(23 * factor * part, part < 1 ? 11 : 14), Math.Max(16 * factor * part, part < 1 ? 10 : 11));
        var warning = Math.Max(16 * factor * part, 11);
        return 16
            + (words.Warning is { } said ? Lines(said, warning * Bold, Width - 24) * warning * 1.25 + 18 : 0)
            + Math.Min(4, Lines(words.Title, title * Narrow)) * title * 1.05
            + (Lines(words.Day, when * Bold) + Lines(words.Hour, when * Wide)) * when * 1.2
            + (part < 1 ? [words.WhereInALine] : words.Place).Sum(line => Math.Min(2, Lines(line, place * Wide))) * place * 1.25
            + Math.Min(noteLines, Lines(string.Join(" · ", words.Notes), 11 * Wide)) * 14
            + 30;
    }

    private static double HeightOf(DayFlyerEvent one, double type)
    {
        var title = string.Join(' ', [one.InBoth[0].Title, .. one.InBoth[0].Marks, one.ShortLink]);
        int[] lines = [Lines(title, type * Bold), Lines(one.First, type * Wide), Lines($"{one.InBoth[1].Title} · {one.Other}", type * Wide)];
        return lines.Sum(some => Math.Min(3, some)) * type * 1.25 + 8;
    }

    private static int Lines(string text, double perCharacter, double width = Width) => text.Length == 0 ? 0 : (int)Math.Ceiling(text.Length * perCharacter / width);
}
