namespace CampaignTracker.Data.Events;

/// <summary>How an event comes again, from its first day on: every so many weeks on the same weekday, or every so many months on the same weekday of the month.</summary>
/// <param name="Kind">Weeks or months.</param>
/// <param name="Every">Of how many weeks or months one has the event: 1 to <see cref="MostApart"/>.</param>
/// <param name="IsLast">True for the last such weekday of a month, which may be its fourth or its fifth; of no meaning by weeks.</param>
/// <param name="Until">The last day on which it may take place.</param>
public sealed record Repetition(RepetitionKind Kind, int Every, bool IsLast, DateOnly Until)
{
    /// <summary>Weeks or months from one time to the next at most.</summary>
    public const int MostApart = 12;

    /// <summary>A series has so many times at most: a year of weeks, and some.</summary>
    public const int MostTimes = 60;

    /// <summary>Every month has a weekday so many times; a fifth not every one has.</summary>
    public const int MostOrdinal = 4;

    /// <summary>The days on which it takes place, in order.</summary>
    /// <param name="first">The first of them.</param>
    /// <exception cref="DomainException">It is no rule for that day (<see cref="CheckedFor"/>).</exception>
    public IReadOnlyList<DateOnly> DatesFrom(DateOnly first)
    {
        CheckedFor(first);
        return [.. Walk(first).TakeWhile(date => date <= Until)];
    }

    /// <summary>True where it would take place more than <see cref="MostTimes"/> times.</summary>
    public bool ComesTooOften(DateOnly first) => Walk(first).Skip(MostTimes).First() <= Until;

    /// <summary>Which weekday of its month a day is: 1 to 5.</summary>
    public static int OrdinalOf(DateOnly date) => ((date.Day - 1) / 7) + 1;

    /// <summary>True for a day after which its weekday does not come again in the month.</summary>
    public static bool IsLastOfMonth(DateOnly date) => date.AddDays(7).Month != date.Month;

    /// <summary>Itself.</summary>
    /// <exception cref="DomainException">It ends before the day after <paramref name="first"/>, comes too seldom or too often, or the day is no such day of its month.</exception>
    public Repetition CheckedFor(DateOnly first)
    {
        if (Every is < 1 or > MostApart)
            throw new DomainException($"An event comes again every 1 to {MostApart} weeks or months.");
        if (Until <= first || !LocalTimes.IsWithinReach(Until))
            throw new DomainException("A repetition ends after the first day.");
        if (Kind is RepetitionKind.Monthly && IsLast && !IsLastOfMonth(first))
            throw new DomainException("The first day is not the last such weekday of its month.");
        if (Kind is RepetitionKind.Monthly && !IsLast && OrdinalOf(first) > MostOrdinal)
            throw new DomainException("Not every month has a fifth such weekday: say the last.");
        if (ComesTooOften(first))
            throw new DomainException($"An event takes place {MostTimes} times at most.");
        return this;
    }

    private IEnumerable<DateOnly> Walk(DateOnly first)
    {
        if (Kind is RepetitionKind.Weekly)
        {
            for (var date = first; ; date = date.AddDays(7 * Every))
                yield return date;
        }

        for (var month = new DateOnly(first.Year, first.Month, 1); ; month = month.AddMonths(Every))
            yield return IsLast ? LastIn(month, first.DayOfWeek) : InWeek(month, first.DayOfWeek, OrdinalOf(first));
    }

    private static DateOnly InWeek(DateOnly month, DayOfWeek weekday, int ordinal) =>
        month.AddDays((((int)weekday - (int)month.DayOfWeek + 7) % 7) + (7 * (ordinal - 1)));

    private static DateOnly LastIn(DateOnly month, DayOfWeek weekday)
    {
        var last = month.AddMonths(1).AddDays(-1);
        return last.AddDays(-(((int)last.DayOfWeek - (int)weekday + 7) % 7));
    }
}

/// <summary>By what an event comes again.</summary>
public enum RepetitionKind
{
    /// <summary>On the same weekday.</summary>
    Weekly,

    /// <summary>On the same weekday of the month: the second Saturday.</summary>
    Monthly,
}
