using CampaignTracker.Data;

namespace CampaignTracker.Web.Features.Timeline;

/// <summary>Sources as organizers type them: one to a line, what a reader would call it, a bar, its address.</summary>
internal static class SourceLines
{
    private const char Bar = '|';

    public static string Write(IEnumerable<Source> sources) =>
        string.Join('\n', sources.Select(source => source.Url is null ? source.Title : $"{source.Title} {Bar} {source.Url}"));

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
            return bar < 0
                ? line.Contains("://", StringComparison.Ordinal) ? null : new Source(line, null)
                : new Source(line[..bar], line[(bar + 1)..].Trim());
        }
        catch (DomainException)
        {
            return null;
        }
    }
}
