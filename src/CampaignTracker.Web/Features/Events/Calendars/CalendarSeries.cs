using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>
/// The rule by which an event comes again, as calendars take it. <c>Sequence</c> is how often it or any of its times was changed, those that a calendar does
/// not hold among them, so that it never falls; <c>ChangedAt</c> is when that was last (UTC).
/// </summary>
public sealed record CalendarSeries(
    Guid Id, int Sequence, DateTime ChangedAt, RepetitionKind Kind, int Every, bool IsLast, DateOnly Until, DateOnly FirstDate, TimeOnly? StartTime, TimeOnly? EndTime, int? EndsAfterDays, string TimeZone)
{
    /// <summary>What all programs know it by, and each of its times with the day that it stands for: in each calendar, and in the file of one time.</summary>
    public string Uid => $"{Id}@campaign-tracker";

    /// <summary>When it begins on a day of its rule, as the clocks of its place show it: what RFC 5545 knows the time of that day by, wherever that was moved.</summary>
    public CalDateTime StartOn(DateOnly date) => StartTime is { } time ? new(date.ToDateTime(time), TimeZone) : new(date);

    /// <summary>
    /// Has an entry come again: by the rule, from the first of the days that the calendar holds to the last, without those that it does not hold. The
    /// times themselves stand beside it, each with its own page, so that this entry is only what makes them one.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="held">The days of the rule that the calendar holds; at least one.</param>
    public void Repeat(CalendarEvent entry, IReadOnlyCollection<DateOnly> held)
    {
        var (first, last) = (held.Min(), held.Max());
        var schedule = new EventSchedule(first, StartTime, EndsAfterDays is { } days ? first.AddDays(days) : null, EndTime, TimeZone);
        entry.Start = StartOn(first);
        entry.End = StartTime is { } time ? new(first.ToDateTime(time) + (schedule.PastAt - schedule.StartsAt), TimeZone) : new((schedule.EndDate ?? first).AddDays(1));
        entry.RecurrenceRule = new RecurrenceRule(Kind is RepetitionKind.Weekly ? FrequencyType.Weekly : FrequencyType.Monthly, Every)
        {
            ByDay = [Kind is RepetitionKind.Weekly ? new WeekDay(FirstDate.DayOfWeek) : new WeekDay(FirstDate.DayOfWeek, IsLast ? -1 : Repetition.OrdinalOf(FirstDate))],
            Until = StartTime is { } hour ? new CalDateTime(LocalTimes.ToUtc(last, hour, TimeZone)) : new CalDateTime(last),
        };
        foreach (var missing in new Repetition(Kind, Every, IsLast, Until).DatesFrom(FirstDate).Where(date => date > first && date < last).Except(held))
            entry.ExceptionDates.Add(StartOn(missing));
    }
}
