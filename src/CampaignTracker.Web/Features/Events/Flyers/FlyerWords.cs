using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Ui;

namespace CampaignTracker.Web.Features.Events.Flyers;

/// <summary>What a flyer says of an event in one language. All of it is public: of a hidden place it names the town.</summary>
public sealed record FlyerWords
{
    /// <summary>In which it is written.</summary>
    public required Language Language { get; init; }

    /// <summary>A vigil, a march.</summary>
    public required string Kind { get; init; }

    /// <summary>The title, in <see cref="TitleLanguage"/>.</summary>
    public required string Title { get; init; }

    /// <summary>Another one where the event has no title in <see cref="Language"/>.</summary>
    public required Language TitleLanguage { get; init; }

    /// <summary>Weekday, day and month.</summary>
    public required string Day { get; init; }

    /// <summary>When it begins, with the zone; says so where that is not known.</summary>
    public required string Begins { get; init; }

    /// <summary>When it ends; null where that is not known.</summary>
    public required string? Until { get; init; }

    /// <summary>Line by line.</summary>
    public required IReadOnlyList<string> Place { get; init; }

    /// <summary>That it was cancelled, postponed or moved; null otherwise.</summary>
    public required string? Warning { get; init; }

    /// <summary>The same in a word or two each; a main event among them.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>By what rule it comes again, who hosts, how to get in, the languages spoken there, what to bring, how people keep safe.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public string WhereInALine => string.Join(" · ", Place);

    /// <summary>Begin and, where known, end.</summary>
    public string Hour => Until is null ? Begins : $"{Begins}, {Until}";
}

/// <summary>A slip to tear off, in one language.</summary>
/// <param name="Language">In which it is written.</param>
/// <param name="Lines">What it says above the link.</param>
/// <param name="Off">That it was cancelled or postponed, in a word; null otherwise.</param>
public sealed record FlyerStrip(Language Language, IReadOnlyList<string> Lines, string? Off);

/// <summary>A flyer of one event.</summary>
/// <param name="Event">Which.</param>
/// <param name="ShortLink">To be typed: without the scheme.</param>
/// <param name="Code">The same for cameras.</param>
/// <param name="InBoth">The reader's language first.</param>
public sealed record EventFlyer(EventView Event, string ShortLink, QrCode Code, IReadOnlyList<FlyerWords> InBoth)
{
    /// <summary>True where nobody should come as planned.</summary>
    public bool IsOff => Event.Status is EventStatus.Cancelled or EventStatus.Postponed;

    /// <summary>How large its type is.</summary>
    public FlyerSize Size => FlyerSize.Of(InBoth);

    /// <summary>In both languages.</summary>
    public IReadOnlyList<FlyerStrip> Strips => [.. InBoth.Select(words => IsOff
        ? new FlyerStrip(words.Language, [Headline(words), words.Day], words.Marks[0])
        : new FlyerStrip(words.Language, [Headline(words), words.Day, Event.EndDate > Event.StartDate ? words.Begins : words.Hour], null))];

    private string Headline(FlyerWords words) => Event.City.Length > 0 ? $"{words.Kind} · {Event.City}" : words.Kind;
}

/// <summary>An event on the flyer of a day of action.</summary>
/// <param name="ShortLink">To be typed: without the scheme.</param>
/// <param name="InBoth">The reader's language first.</param>
public sealed record DayFlyerEvent(string ShortLink, IReadOnlyList<FlyerWords> InBoth)
{
    /// <summary>Kind and hour, then the place.</summary>
    public string First => $"{InBoth[0].Kind} · {InBoth[0].Begins} · {InBoth[0].WhereInALine}";

    /// <summary>What stands after the title in the other language: kind and hour, and what is new about it.</summary>
    public string Other => string.Join(" · ", [InBoth[1].Kind, InBoth[1].Begins, .. InBoth[1].Marks]);
}

/// <summary>What a flyer says of a day of action in one language.</summary>
/// <param name="Language">In which it is written.</param>
/// <param name="Name">Of the day.</param>
/// <param name="NameLanguage">Another one where the day has no name in <paramref name="Language"/>.</param>
/// <param name="Dates">One day, or the first and the last.</param>
/// <param name="Where">The state, or the whole campaign.</param>
public sealed record DayFlyerWords(Language Language, string Name, Language NameLanguage, string Dates, string Where);

/// <summary>A flyer of a day of action, in one state or everywhere.</summary>
/// <param name="InBoth">The reader's language first.</param>
/// <param name="Link">To the events of the day in that state: without the scheme.</param>
/// <param name="Code">The same for cameras.</param>
/// <param name="Events">As many as fit, in the order of their times.</param>
/// <param name="More">So many more do not fit on the page.</param>
/// <param name="Size">How large the type of the events is.</param>
/// <param name="IsSample">True for an invented day.</param>
public sealed record DayFlyer(IReadOnlyList<DayFlyerWords> InBoth, string Link, QrCode Code, IReadOnlyList<DayFlyerEvent> Events, int More, FlyerSize Size, bool IsSample)
{
    /// <summary>In both languages.</summary>
    public IReadOnlyList<FlyerStrip> Strips => [.. InBoth.Select(words => new FlyerStrip(words.Language, [words.Name, words.Dates, words.Where], null))];
}
