using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>The rule by which an event comes again, as people say it.</summary>
/// <param name="Kind">By weeks or by months.</param>
/// <param name="Every">Of how many weeks or months one has it.</param>
/// <param name="IsLast">True for the last such weekday of a month.</param>
/// <param name="FirstDate">The local day of the first time.</param>
/// <param name="Until">The last local day on which it may take place.</param>
/// <param name="Skipped">The days of the rule on which it does not take place.</param>
/// <param name="Today">The date at its place.</param>
public sealed record SeriesView(RepetitionKind Kind, int Every, bool IsLast, DateOnly FirstDate, DateOnly Until, IReadOnlyList<DateOnly> Skipped, DateOnly Today)
{
    /// <summary>The days of the rule that were moved to other days, in order.</summary>
    public IReadOnlyList<MovedDay> Moved { get; init; } = [];

    /// <returns>Null where there is no such series.</returns>
    internal static async Task<SeriesView?> FindAsync(CampaignDbContext db, Guid id, DateOnly today, CancellationToken ct)
    {
        var series = await db.EventSeries.Where(s => s.Id == id)
            .Select(s => new SeriesView(s.Kind, s.Every, s.IsLast, s.FirstDate, s.Until, s.Skipped, today)).SingleOrDefaultAsync(ct);
        return series is null ? null : series with
        {
            Moved = await db.Events.Where(e => e.Status == EventStatus.Published && e.SeriesId == id && e.OccurrenceDate != null && e.StartDate != e.OccurrenceDate)
                .OrderBy(e => e.OccurrenceDate).Select(e => new MovedDay(e.OccurrenceDate!.Value, e.StartDate)).ToListAsync(ct),
        };
    }

    /// <summary><c>Every other Thursday until December 31, 2026</c>, in the reader's language.</summary>
    public string Rule(IStringLocalizer<EventsText> text)
    {
        var weekday = EventTimes.Weekday(FirstDate.DayOfWeek, Reader.Language);
        var until = EventTimes.Date(Until, Reader.Language);
        return Kind is RepetitionKind.Weekly
            ? text[$"Rule_Weekly_{HowOften}", weekday, until, Every]
            : text[$"Rule_Monthly_{HowOften}", text[IsLast ? "Ordinal_Last" : $"Ordinal_{Repetition.OrdinalOf(FirstDate)}"].Value, weekday, until, Every];
    }

    /// <summary>The coming days that are left out or moved; null where there is none.</summary>
    public string? Exceptions(IStringLocalizer<EventsText> text)
    {
        var skipped = Skipped.Where(day => day >= Today).Select(Date).ToList();
        var moved = Moved.Where(day => day.From >= Today || day.To >= Today).Select(day => text["Rule_Moved", Date(day.To), Date(day.From)].Value);
        var all = string.Join(". ", skipped.Count == 0 ? moved : moved.Prepend(text["Rule_LeftOut", string.Join("; ", skipped)].Value));
        return all.Length == 0 ? null : all;
    }

    private static string Date(DateOnly day) => EventTimes.Date(day, Reader.Language);

    private string HowOften => (Kind, Every) switch
    {
        (_, 1) => "Each",
        (RepetitionKind.Weekly, 2) => "Other",
        _ => "Apart",
    };
}

/// <summary>A day of a rule, and the one on which that time is instead.</summary>
public sealed record MovedDay(DateOnly From, DateOnly To);
