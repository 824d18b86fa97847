using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Events;

/// <summary>
/// An event that comes again. Each time is a <see cref="CampaignEvent"/> of its own, with its own address and state; the series says by which rule they
/// came to be, which calendars need to show them as one.
/// </summary>
public sealed class EventSeries : Record
{
    private EventSeries()
    {
    }

    private EventSeries(DateTime at, bool isSample)
        : base(at, isSample)
    {
    }

    /// <summary>By what it comes again.</summary>
    public RepetitionKind Kind { get; private set; }

    /// <summary>Of how many weeks or months one has it.</summary>
    public int Every { get; private set; }

    /// <summary>True for the last such weekday of a month.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The last local day on which it may take place.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The local day of the first time.</summary>
    public DateOnly FirstDate { get; private set; }

    /// <summary>The local time at which it begins; null where only the days are known.</summary>
    public TimeOnly? StartTime { get; private set; }

    /// <summary>The local time at which it ends; null where unknown.</summary>
    public TimeOnly? EndTime { get; private set; }

    /// <summary>So many days after its first day it ends; null where that is the same day or unknown.</summary>
    public int? EndsAfterDays { get; private set; }

    /// <summary>The IANA zone of the place.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>The days of the rule on which it does not take place, in order.</summary>
    public IReadOnlyList<DateOnly> Skipped { get; private set; } = [];

    /// <summary>Its rule as one value.</summary>
    public Repetition Repetition => new(Kind, Every, IsLast, Until);

    /// <summary>The days of the rule on which it takes place.</summary>
    public IReadOnlyList<DateOnly> Dates => [.. Repetition.DatesFrom(FirstDate).Except(Skipped)];

    /// <summary>Begins one.</summary>
    /// <param name="repetition">Its rule.</param>
    /// <param name="first">When the first time is.</param>
    /// <param name="skipped">The days of the rule on which it does not take place.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="isSample">True for an invented one.</param>
    /// <exception cref="DomainException">The rule or the schedule is none, a skipped day is no day of the rule, or no day is left.</exception>
    public static EventSeries Begin(Repetition repetition, EventSchedule first, IReadOnlyList<DateOnly> skipped, Actor by, DateTime at, bool isSample = false)
    {
        var schedule = first.Checked();
        var dates = repetition.DatesFrom(first.StartDate);
        if (skipped.Except(dates).Any())
            throw new DomainException("A day that is skipped is a day of the rule.");
        if (!dates.Except(skipped).Any())
            throw new DomainException("A series takes place at least once.");
        var series = new EventSeries(at, isSample)
        {
            Kind = repetition.Kind,
            Every = repetition.Every,
            IsLast = repetition.IsLast,
            Until = repetition.Until,
            FirstDate = schedule.StartDate,
            StartTime = schedule.StartTime,
            EndTime = schedule.EndTime,
            EndsAfterDays = schedule.EndDate?.DayNumber - schedule.StartDate.DayNumber,
            TimeZone = schedule.TimeZone,
            Skipped = [.. skipped.Distinct().Order()],
        };
        series.Remember("begun", by, at);
        return series;
    }

    /// <summary>When it is on one of its days, unless that time was moved.</summary>
    public EventSchedule ScheduleOn(DateOnly date) => new(date, StartTime, EndsAfterDays is { } days ? date.AddDays(days) : null, EndTime, TimeZone);
}
