using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>Reads how an event comes again: its rule, the days that are left out, and those that are moved.</summary>
public sealed class ReadRepetition(IStringLocalizer<ProposingText> text)
{
    /// <returns>Null where it comes once, or something is amiss.</returns>
    internal Repetition? Rule(ProposalForm form, EventSchedule first, FormErrors errors)
    {
        if (form.Repeats is not (ProposalFields.Weekly or ProposalFields.Monthly or ProposalFields.MonthlyLast))
        {
            if (form.Until.Trim().Length > 0)
                errors.Add(ProposalFields.Until, text["Until_Once"]);
            return null;
        }

        var every = form.Every.Trim();
        var number = every.Length == 0 ? 1 : int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        if (number is < 1 or > Repetition.MostApart)
            errors.Add(ProposalFields.Every, text["Every_Wrong", Repetition.MostApart]);
        if (form.Until.Trim().Length == 0)
            errors.Add(ProposalFields.Until, text["Until_Missing"]);
        else if (DayOf(form.Until) is not { } until || !LocalTimes.IsWithinReach(until))
            errors.Add(ProposalFields.Until, text["Day_Wrong"]);
        else if (until <= first.StartDate)
            errors.Add(ProposalFields.Until, text["Until_First"]);
        else if (number is >= 1 and <= Repetition.MostApart)
            return Checked(form.Repeats, number, until, first.StartDate, errors);
        return null;
    }

    /// <summary>All days of a rule, with what becomes of each.</summary>
    internal IReadOnlyList<ProposedTime> Times(ProposalForm form, Repetition rule, EventSchedule first, FormErrors errors)
    {
        var dates = rule.DatesFrom(first.StartDate);
        var taken = new HashSet<DateOnly>();
        var times = new List<ProposedTime>();
        foreach (var date in dates)
        {
            var (moved, isSkipped) = (form.MovedTo(date).Trim(), form.Skipped.Contains(ProposalFields.Written(date)));
            var day = moved.Length == 0 ? date : DayOf(moved) ?? DateOnly.MinValue;
            if (!isSkipped && !LocalTimes.IsWithinReach(day))
                errors.Add(ProposalFields.MoveOf(date), text["Day_Wrong"]);
            else if (!isSkipped && !taken.Add(day))
                errors.Add(ProposalFields.MoveOf(date), text["Move_Taken"]);
            times.Add(new ProposedTime(date, On(first, LocalTimes.IsWithinReach(day) ? day : date), isSkipped));
        }

        if (times.TrueForAll(time => time.IsSkipped))
            errors.Add(ProposalFields.LeaveOut, text["Skip_All"]);
        return times;
    }

    /// <summary>What the clocks do on the days after the first.</summary>
    internal void Ask(IEnumerable<EventSchedule> schedules, Dictionary<EventQuestion, FieldError> asks)
    {
        foreach (var schedule in schedules)
        {
            Ask(EventFields.StartTime, schedule.StartDate, schedule.StartTime, schedule.TimeZone, asks);
            Ask(EventFields.EndTime, schedule.EndDate ?? schedule.StartDate, schedule.EndTime, schedule.TimeZone, asks);
        }
    }

    private void Ask(string field, DateOnly date, TimeOnly? time, string zone, Dictionary<EventQuestion, FieldError> asks)
    {
        if (time is not { } hour || LocalTimes.CountOf(date, hour, zone) is not (var count and not ClockCount.Once))
            return;
        var question = count is ClockCount.Never ? EventQuestion.TimeSkipped : EventQuestion.TimeTwice;
        asks.TryAdd(question, new FieldError(field, text[$"Asks_{question}", EventTimes.DayAndYear(date, Reader.Language)]));
    }

    private Repetition? Checked(string repeats, int every, DateOnly until, DateOnly first, FormErrors errors)
    {
        var isLast = repeats == ProposalFields.MonthlyLast;
        var rule = new Repetition(repeats == ProposalFields.Weekly ? RepetitionKind.Weekly : RepetitionKind.Monthly, every, isLast, until);
        if (isLast && !Repetition.IsLastOfMonth(first))
            errors.Add(ProposalFields.Repeats, text["Repeats_NotLast"]);
        else if (repeats == ProposalFields.Monthly && Repetition.OrdinalOf(first) > Repetition.MostOrdinal)
            errors.Add(ProposalFields.Repeats, text["Repeats_Fifth"]);
        else if (rule.ComesTooOften(first))
            errors.Add(ProposalFields.Until, text["Until_TooMany", Repetition.MostTimes]);
        else
            return rule;
        return null;
    }

    private static EventSchedule On(EventSchedule first, DateOnly date) =>
        first with { StartDate = date, EndDate = first.EndDate is { } end ? date.AddDays(end.DayNumber - first.StartDate.DayNumber) : null };

    private static DateOnly? DayOf(string typed) =>
        DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>One time of a proposed event.</summary>
/// <param name="Date">The day of the rule; of an event that comes once, its day.</param>
/// <param name="Schedule">When it is: on that day, or where it was moved to.</param>
/// <param name="IsSkipped">True where it is left out.</param>
public sealed record ProposedTime(DateOnly Date, EventSchedule Schedule, bool IsSkipped)
{
    public bool IsMoved => Schedule.StartDate != Date;
}
