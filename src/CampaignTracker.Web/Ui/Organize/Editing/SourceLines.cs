using CampaignTracker.Data;

namespace CampaignTracker.Web.Ui.Organize.Editing;

/// <summary>
/// Sources as organizers type them: one to a line, what a reader would call it, a bar, its address. What is written and not touched is read as it
/// was: a title that looks as if it held an address has a bar behind it, and nothing behind that.
/// </summary>
internal static class SourceLines
{
    private const char Bar = '|';

    public static string Write(IEnumerable<Source> sources) =>
        string.Join('\n', sources.Select(source => source.Url is null && IsTitleAlone(source.Title) ? source.Title : $"{source.Title} {Bar} {source.Url}".TrimEnd()));

    /// <returns>The sources, and the number of the first line that is none; null where all are.</returns>
    public static (IReadOnlyList<Source> Sources, int? Wrong) Read(string typed)
    {
        var sources = new List<Source>();
        foreach (var (line, number) in typed.Split('\n').Select((line, i) => (line.Trim(), i + 1)).Where(each => each.Item1.Length > 0))
        {
            if (ReadLine(line) is not { } source)
                return ([], number);
            sources.Add(source);
        }

        return (sources, null);
    }

    private static Source? ReadLine(string line)
    {
        var bar = line.LastIndexOf(Bar);
        try
        {
            // An address alone is no source: readers must see what they would open.
            if (bar < 0)
                return IsTitleAlone(line) ? new Source(line, null) : null;
            var url = line[(bar + 1)..].Trim();
            return new Source(line[..bar], url.Length > 0 ? url : null);
        }
        catch (DomainException)
        {
            return null;
        }
    }

    private static bool IsTitleAlone(string title) => !title.Contains(Bar, StringComparison.Ordinal) && !title.Contains("://", StringComparison.Ordinal);
}
