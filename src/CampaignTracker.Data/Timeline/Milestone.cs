using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Timeline;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision
{
    /// <summary>To the day.</summary>
    Day,

    /// <summary>To the month; the date is its first day.</summary>
    Month,

    /// <summary>To the year; the date is its first day.</summary>
    Year,
}

/// <summary>A dated, sourced fact in the campaign's timeline.</summary>
public sealed class Milestone : Record
{
    /// <summary>Characters.</summary>
    public const int SlugMaxLength = 120;

    /// <summary>Characters in each language.</summary>
    public const int TitleMaxLength = 200;

    /// <summary>Characters in each language.</summary>
    public const int BodyMaxLength = 2000;

    private Milestone()
    {
    }

    private Milestone(DateTime at)
        : base(at)
    {
    }

    /// <summary>The name of its place on the page; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The date, as exact as <see cref="Precision"/> says.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>How exactly the date is known.</summary>
    public DatePrecision Precision { get; private set; }

    /// <summary>The fact in a sentence.</summary>
    public BilingualText Title { get; private set; } = BilingualText.Empty;

    /// <summary>More of it; may be empty.</summary>
    public BilingualText Body { get; private set; } = BilingualText.Empty;

    /// <summary>Where readers can check it; at least one that they can open.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>Keeps a fact.</summary>
    /// <exception cref="DomainException">No source can be opened, or a text is missing or too long.</exception>
    public static Milestone Keep(
        string slug, DateOnly date, DatePrecision precision, BilingualText title, BilingualText body, IReadOnlyList<Source> sources, Actor by, DateTime at)
    {
        var milestone = new Milestone(at) { Slug = StorableText.Required(slug, SlugMaxLength, "The address") };
        milestone.Take(date, precision, title, body, sources);
        milestone.Remember("kept", by, at);
        return milestone;
    }

    /// <summary>Corrects it; its address stays.</summary>
    /// <exception cref="DomainException">No source can be opened, or a text is missing or too long.</exception>
    public void Correct(DateOnly date, DatePrecision precision, BilingualText title, BilingualText body, IReadOnlyList<Source> sources, Actor by, DateTime at)
    {
        Take(date, precision, title, body, sources);
        Remember("corrected", by, at);
    }

    /// <summary>It was no fact, or not the campaign's. Its history stays; the caller deletes the row.</summary>
    public void Remove(Actor by, DateTime at) => Remember("removed", by, at);

    private void Take(DateOnly date, DatePrecision precision, BilingualText title, BilingualText body, IReadOnlyList<Source> sources)
    {
        if (!sources.Any(s => s.Url is not null))
            throw new DomainException("A milestone needs a source that readers can open.");
        var (fact, more) = (title.Required(TitleMaxLength, "The title"), body.Within(BodyMaxLength, "The text"));
        Date = precision switch
        {
            DatePrecision.Month => new DateOnly(date.Year, date.Month, 1),
            DatePrecision.Year => new DateOnly(date.Year, 1, 1),
            _ => date,
        };
        (Precision, Title, Body, Sources) = (precision, fact, more, sources);
    }
}
