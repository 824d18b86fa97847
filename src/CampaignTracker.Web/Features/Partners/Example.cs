using System.Collections.Concurrent;

namespace CampaignTracker.Web.Features.Partners;

/// <summary>
/// An operation's answer to its example request, as the campaign of 2009 gives it. It lies in <c>Examples</c>, named for the operation;
/// a test compares it with the real answer.
/// </summary>
internal sealed record Example(string Answer, string MediaType)
{
    private static readonly Dictionary<string, string> MediaTypes = new()
    {
        [".json"] = "application/json",
        [".geojson"] = "application/geo+json",
        [".atom"] = "application/atom+xml",
        [".csv"] = "text/csv",
        [".ics"] = "text/calendar",
        [".md"] = "text/markdown",
        [".txt"] = "text/plain",
    };

    private static readonly ConcurrentDictionary<string, Example> Kept = new();

    public bool IsJson => MediaType.EndsWith("json", StringComparison.Ordinal);

    /// <summary>The example of an operation.</summary>
    /// <exception cref="InvalidOperationException">None was kept.</exception>
    public static Example Of(string operation) => Kept.GetOrAdd(operation, Read);

    private static Example Read(string operation)
    {
        foreach (var (extension, mediaType) in MediaTypes)
        {
            using var stream = typeof(Example).Assembly.GetManifestResourceStream($"Examples/{operation}{extension}");
            if (stream is null)
                continue;
            using var reader = new StreamReader(stream);
            return new Example(reader.ReadToEnd(), mediaType);
        }

        throw new InvalidOperationException($"The operation {operation} has no example in Features/Partners/Examples.");
    }
}
