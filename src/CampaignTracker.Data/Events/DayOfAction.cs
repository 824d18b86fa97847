using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Events;

/// <summary>A named span of days that events belong to.</summary>
public sealed class DayOfAction : Record
{
    /// <summary>Characters.</summary>
    public const int SlugMaxLength = 120;

    /// <summary>Characters in each language.</summary>
    public const int NameMaxLength = 120;

    /// <summary>Characters in each language.</summary>
    public const int SummaryMaxLength = 1000;

    private DayOfAction()
    {
    }

    private DayOfAction(DateTime at, bool isSample)
        : base(at, isSample)
    {
    }

    /// <summary>The last part of its address; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What it is called.</summary>
    public BilingualText Name { get; private set; } = BilingualText.Empty;

    /// <summary>What it is about.</summary>
    public BilingualText Summary { get; private set; } = BilingualText.Empty;

    /// <summary>The first day, wherever an event is.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>The last day, wherever an event is.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Where it was read; empty for one that was called here.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>Calls a day of action.</summary>
    /// <exception cref="DomainException">A detail is missing or too long, or the last day is before the first.</exception>
    public static DayOfAction Call(
        string slug, BilingualText name, BilingualText summary, DateOnly firstDay, DateOnly lastDay,
        IReadOnlyList<Source> sources, Actor by, DateTime at, bool isSample = false)
    {
        var day = new DayOfAction(at, isSample) { Slug = StorableText.Required(slug, SlugMaxLength, "The address"), Sources = sources };
        day.Take(name, summary, firstDay, lastDay);
        day.Remember("called", by, at);
        return day;
    }

    /// <summary>Changes what it says of itself and when it is; its address stays.</summary>
    /// <exception cref="DomainException">A detail is missing or too long, or the last day is before the first.</exception>
    public void Correct(BilingualText name, BilingualText summary, DateOnly firstDay, DateOnly lastDay, Actor by, DateTime at)
    {
        Take(name, summary, firstDay, lastDay);
        Remember("corrected", by, at);
    }

    private void Take(BilingualText name, BilingualText summary, DateOnly firstDay, DateOnly lastDay)
    {
        if (lastDay < firstDay)
            throw new DomainException("The last day comes after the first.");
        if (!LocalTimes.IsWithinReach(firstDay) || !LocalTimes.IsWithinReach(lastDay))
            throw new DomainException("A day is neither before 1900 nor after 2199.");
        (Name, Summary) = (name.Required(NameMaxLength, "The name"), summary.Within(SummaryMaxLength, "The summary"));
        (FirstDay, LastDay) = (firstDay, lastDay);
    }
}
