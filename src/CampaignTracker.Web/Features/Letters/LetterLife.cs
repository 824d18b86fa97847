using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Localization;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>A letter's life as pages tell it. A deadline that has passed closes a letter for readers before an organizer does.</summary>
public sealed record LetterLife
{
    public required LetterStatus Status { get; init; }

    public required DateTime DraftedAt { get; init; }

    public DateTime? OpenedAt { get; init; }

    public DateTime? ClosedAt { get; init; }

    public DateTime? DeliveredAt { get; init; }

    public DateTime? AnsweredAt { get; init; }

    public DateOnly? DeadlineDate { get; init; }

    public TimeOnly? DeadlineTime { get; init; }

    public string? DeadlineZone { get; init; }

    public DateTime? DeadlineAt { get; init; }

    public string? OnlyDaysKnownIn { get; init; }

    public DateOnly? DeliveredOn { get; init; }

    public TimeOnly? DeliveredTime { get; init; }

    public string? DeliveredZone { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public TimeOnly? AnsweredTime { get; init; }

    public string? AnsweredZone { get; init; }

    public bool IsOpenAt(DateTime now) => Status is LetterStatus.Open && !IsPastDeadlineAt(now);

    public bool IsPastDeadlineAt(DateTime now) => DeadlineAt <= now;

    /// <summary>Where it stands for readers.</summary>
    public LetterStatus StandsAt(DateTime now) => Status is LetterStatus.Open && IsPastDeadlineAt(now) ? LetterStatus.Closed : Status;

    /// <summary>How long it can still be signed; null where it cannot, or where there is no deadline.</summary>
    public TimeSpan? LeftAt(DateTime now) => IsOpenAt(now) ? DeadlineAt - now : null;

    /// <summary>The deadline in its own zone: <c>3:00 PM EDT, Friday, June 26, 2026</c>.</summary>
    public Moment? Deadline => this is { DeadlineDate: { } date, DeadlineTime: { } time, DeadlineZone: { } zone, DeadlineAt: { } at }
        ? Moment.OfDeadline(date, time, at, zone)
        : null;

    /// <summary>When it reached a step; null where it has not, or where nobody knows.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">The present instant (UTC).</param>
    /// <param name="zone">The campaign's zone, for letters without a zone of their own.</param>
    public Moment? Reached(LetterStatus step, DateTime now, string zone)
    {
        if (step > StandsAt(now))
            return null;
        if (step is LetterStatus.Closed && Status is LetterStatus.Open)
            return Deadline;
        if (Kept(step) is { } kept)
            return kept;

        var instant = step switch
        {
            LetterStatus.Draft => OnlyDaysKnownIn is null ? DraftedAt : (DateTime?)null,
            LetterStatus.Open => OpenedAt,
            LetterStatus.Closed => ClosedAt,
            LetterStatus.Delivered => DeliveredAt,
            _ => AnsweredAt,
        };
        return instant is not { } at ? null
            : OnlyDaysKnownIn is { } known ? Moment.OfDay(LocalTimes.DateAt(at, known))
            : Moment.OfInstant(at, DeadlineZone ?? zone);
    }

    /// <summary>What an organizer kept by the clock of the place.</summary>
    private Moment? Kept(LetterStatus step) => step switch
    {
        LetterStatus.Delivered when DeliveredOn is { } day => Moment.OfLocal(day, DeliveredTime, DeliveredAt!.Value, DeliveredZone!),
        LetterStatus.Answered when AnsweredOn is { } day => Moment.OfLocal(day, AnsweredTime, AnsweredAt!.Value, AnsweredZone!),
        _ => null,
    };
}

/// <summary>A point in time for machines (the <c>datetime</c> of a <c>time</c> element) and for readers.</summary>
public sealed record Moment(string Machine, string Words)
{
    public static Moment OfDay(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateWords.Day(day));

    public static Moment OfInstant(DateTime at, string zone)
    {
        var local = LocalTimes.ToLocal(at, zone);
        return OfLocal(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), at, zone);
    }

    /// <summary>A day, and its hour where that is known.</summary>
    public static Moment OfLocal(DateOnly date, TimeOnly? time, DateTime at, string zone) => time is { } hour
        ? new(MachineOf(date.ToDateTime(hour), at, zone), $"{DateWords.Day(date)}, {TimeOf(hour, at, zone)}")
        : OfDay(date);

    public static Moment OfDeadline(DateOnly date, TimeOnly time, DateTime at, string zone)
    {
        var (day, hour) = (DateWords.Weekday(date), TimeOf(time, at, zone));
        return new(MachineOf(date.ToDateTime(time), at, zone), Reader.Language is Language.Spanish ? $"{day}, {hour}" : $"{hour}, {day}");
    }

    private static string MachineOf(DateTime local, DateTime at, string zone) =>
        new DateTimeOffset(local, LocalTimes.OffsetAt(at, zone)).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);

    private static string TimeOf(TimeOnly time, DateTime at, string zone) => DateWords.Time(time, LocalTimes.AbbreviationAt(at, zone));
}
