namespace CampaignTracker.Testing;

/// <summary>A calendar file as a calendar program understands it: read by ical.js, by the time zones that the file brings itself.</summary>
public sealed record CalendarFile(
    IReadOnlyList<string> Properties, IReadOnlyList<string> Components, string? Name, string? WrCalName, string? Refresh, string? PublishedTtl,
    IReadOnlyList<CalendarFileZone> Zones, IReadOnlyList<CalendarFileEvent> Events)
{
    public static async Task<CalendarFile> ReadAsync(string text) => (await ReadAllAsync([text])).Single();

    /// <summary>One process reads them all.</summary>
    public static async Task<IReadOnlyList<CalendarFile>> ReadAllAsync(IReadOnlyList<string> texts) => await NodeScript.RunAsync<List<CalendarFile>>("CalendarReader", texts);

    public CalendarFileEvent Event(string summary) => Events.Single(e => e.Summary == summary);
}

/// <summary>A zone of the file, with its <c>standard</c> and <c>daylight</c> parts.</summary>
public sealed record CalendarFileZone(string Id, IReadOnlyList<string> Observances);

/// <summary>An event of the file.</summary>
public sealed record CalendarFileEvent(
    IReadOnlyList<string> Properties, string Uid, int Sequence, string Status, string Summary, string? Description, string? Location,
    IReadOnlyList<string> Categories, IReadOnlyList<double>? Geo, string? Url, DateTimeOffset Stamp, DateTimeOffset LastModified,
    CalendarFileTime Start, CalendarFileTime? End,
    string? Rule, IReadOnlyList<string> LeftOut, string? RecurrenceId, IReadOnlyList<DateTimeOffset> Occurrences);

/// <summary>A time as it is written, with the instant that it stands for; a date stands for none.</summary>
public sealed record CalendarFileTime(string Text, bool IsDate, string? Zone, DateTimeOffset? Instant);
