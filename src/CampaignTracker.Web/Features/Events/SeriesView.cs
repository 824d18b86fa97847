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
public sealed record SeriesView(RepetitionKind Kind, int Every, bool IsLast, DateOnly FirstDate, DateOnly Until, IReadOnlyList<DateOnly> Skipped)
{
    /// <returns>Null where there is no such series.</returns>
    internal static async Task<SeriesView?> FindAsync(CampaignDbContext db, Guid id, CancellationToken ct) => await db.EventSeries
        .Where(s => s.Id == id).Select(s => new SeriesView(s.Kind, s.Every, s.IsLast, s.FirstDate, s.Until, s.Skipped)).SingleOrDefaultAsync(ct);

    /// <summary><c>Every other Thursday until December 31, 2026</c>, in the reader's language.</summary>
    public string Rule(IStringLocalizer<EventsText> text)
    {
        var weekday = EventTimes.Weekday(FirstDate.DayOfWeek, Reader.Language);
        var until = EventTimes.Date(Until, Reader.Language);
        return Kind is RepetitionKind.Weekly
            ? text[$"Rule_Weekly_{HowOften}", weekday, until, Every]
            : text[$"Rule_Monthly_{HowOften}", text[IsLast ? "Ordinal_Last" : $"Ordinal_{Repetition.OrdinalOf(FirstDate)}"].Value, weekday, until, Every];
    }

    /// <summary>The coming days that are left out; null where there is none.</summary>
    public string? LeftOut(DateOnly today, IStringLocalizer<EventsText> text)
    {
        var days = Skipped.Where(day => day >= today).Select(day => EventTimes.Date(day, Reader.Language)).ToList();
        return days.Count == 0 ? null : text.GetString("Rule_LeftOut", string.Join("; ", days)).Value;
    }

    private string HowOften => (Kind, Every) switch
    {
        (_, 1) => "Each",
        (RepetitionKind.Weekly, 2) => "Other",
        _ => "Apart",
    };
}
