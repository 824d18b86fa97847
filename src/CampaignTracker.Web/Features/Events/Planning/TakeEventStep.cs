using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.Events.Proposing;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>An organizer decides on an event. Checks who it is at that moment, and tells what came of it instead of failing: a colleague may have been quicker.</summary>
public sealed partial class TakeEventStep(
    IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, ReadEventTime times, ReadEventReport reports, TellProposers proposers, TellHosts telling, IStringLocalizer<PlanningText> text, TimeProvider clock,
    ILogger<TakeEventStep> logger)
{
    /// <param name="step">Which.</param>
    /// <param name="id">Of which event.</param>
    /// <param name="words">What the step asks for.</param>
    /// <param name="answered">What was asked and is right.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<EventStepOutcome> TakeAsync(EventStep step, Guid id, EventStepWords words, IReadOnlySet<EventQuestion> answered, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return EventStepOutcome.Of(EventStepResult.NotAllowed);
        if (WordErrors(step, words, text) is { Count: > 0 } errors)
            return EventStepOutcome.Refused(errors, []);
        try
        {
            return await TakeAsync(step, id, words, answered, by, ct);
        }
        catch (Exception late) when (late is DomainException or DbUpdateConcurrencyException)
        {
            return EventStepOutcome.Of(EventStepResult.TooLate);
        }
        catch (SiteIsReadOnlyException)
        {
            return EventStepOutcome.Of(EventStepResult.ReadOnly);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or TimeoutException)
        {
            LogNotSaved(logger, step, failure);
            return EventStepOutcome.Of(EventStepResult.NotSaved);
        }
    }

    private async Task<EventStepOutcome> TakeAsync(
        EventStep step, Guid id, EventStepWords words, IReadOnlySet<EventQuestion> answered, Actor by, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stored = await db.Events.Include(e => e.TrueAddress).Include(e => e.DayOfAction).Include(e => e.Hosts).ThenInclude(h => h.Organization).AsSplitQuery()
            .SingleOrDefaultAsync(e => e.Id == id, ct);
        if (stored is null)
            return EventStepOutcome.Of(EventStepResult.TooLate);
        EventSchedule? schedule = null;
        if (step is EventStep.Reschedule or EventStep.Duplicate)
        {
            var errors = new List<FieldError>();
            var asks = new Dictionary<EventQuestion, FieldError>();
            schedule = times.Read(field => words[field].Trim(), stored.TimeZone, (field, message) => errors.Add(new FieldError(field, message)), asks);
            var open = asks.Where(ask => !answered.Contains(ask.Key)).ToList();
            if (schedule is null || open.Count > 0)
                return EventStepOutcome.Refused([.. errors, .. open.Select(ask => ask.Value)], [.. open.Select(ask => ask.Key)]);
        }

        var reported = new FormErrors();
        var report = step is EventStep.Report ? reports.Read(field => words[field], reported) : null;
        if (!reported.IsEmpty)
            return EventStepOutcome.Refused(reported.All, []);

        List<CampaignEvent> taken = words.Later && step is EventStep.Cancel or EventStep.Postpone ? [stored, .. await LaterAsync(db, step, stored, now, ct)] : [stored];
        var stood = taken.ConvertAll(time => EventBefore.Of(time, now));
        CampaignEvent? other = null;
        if (step is EventStep.PublishSeries or EventStep.DeclineSeries)
        {
            await proposers.TellAsync(db, await DecideAsync(db, step, stored, words, by, now, ct), now, ct);
        }
        else
        {
            foreach (var time in taken)
                other = await TakeAsync(db, step, time, words, new StepAsked(schedule, report), by, now, ct);
        }

        if (step is EventStep.Publish or EventStep.Decline)
            await proposers.TellAsync(db, [stored], now, ct);
        await telling.TellAsync(db, stood, except: null, now, ct);
        await db.SaveChangesAsync(ct);
        return EventStepOutcome.Of(EventStepResult.Done, other?.Id);
    }

    /// <returns>The event that was made; of a duplicate.</returns>
    private static async Task<CampaignEvent?> TakeAsync(
        CampaignDbContext db, EventStep step, CampaignEvent stored, EventStepWords words, StepAsked asked, Actor by, DateTime now, CancellationToken ct)
    {
        switch (step)
        {
            case EventStep.Publish:
                stored.Publish(by, now);
                break;
            case EventStep.Decline:
                stored.Decline(words.Reason, by, now);
                break;
            case EventStep.Cancel:
                stored.Cancel(words.Note, by, now);
                break;
            case EventStep.Postpone:
                stored.Postpone(words.Note, by, now);
                break;
            case EventStep.Reschedule:
                stored.Reschedule(asked.Schedule!, by, now);
                break;
            case EventStep.Report:
                stored.Report(asked.Report!.Turnout, asked.Report.Press, asked.Report.Pictures, by, now);
                break;
            case EventStep.MarkFlagship:
                stored.MarkFlagship(by, now);
                break;
            case EventStep.UnmarkFlagship:
                stored.UnmarkFlagship(by, now);
                break;
            case EventStep.Duplicate:
                var other = stored.Duplicate(await EventSlugs.FreeAsync(db, stored.Title, asked.Schedule!.StartDate, ct), asked.Schedule, by, now);
                db.Add(other);
                return other;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "No such step.");
        }

        return null;
    }

    /// <summary>The later times of its series with which the step can be taken too.</summary>
    private static async Task<IEnumerable<CampaignEvent>> LaterAsync(CampaignDbContext db, EventStep step, CampaignEvent one, DateTime now, CancellationToken ct) =>
        (await HostedTimes.LaterAsync(db, one, now, ct)).Where(time => time.Status is EventStatus.Published || (step is EventStep.Cancel && time.Status is EventStatus.Postponed));

    /// <summary>Publishes or declines all times of a series that are proposed.</summary>
    private static async Task<List<CampaignEvent>> DecideAsync(
        CampaignDbContext db, EventStep step, CampaignEvent one, EventStepWords words, Actor by, DateTime now, CancellationToken ct)
    {
        var series = one.SeriesId ?? throw new DomainException("The event is no part of a series.");
        var proposed = await db.Events.Include(e => e.Hosts).ThenInclude(h => h.Organization).Where(e => e.SeriesId == series && e.Status == EventStatus.Proposed).ToListAsync(ct);
        foreach (var time in proposed)
        {
            if (step is EventStep.PublishSeries)
                time.Publish(by, now);
            else
                time.Decline(words.Reason, by, now);
        }

        return proposed;
    }

    /// <summary>What is amiss with the words of a step, whoever takes it.</summary>
    internal static List<FieldError> WordErrors(EventStep step, EventStepWords words, IStringLocalizer<PlanningText> text)
    {
        var errors = new List<FieldError>();
        if (step is (EventStep.Decline or EventStep.DeclineSeries) && string.IsNullOrWhiteSpace(words.Reason))
            errors.Add(new FieldError(EventStepWords.ReasonField, text["Reason_Missing"]));
        Check(step is EventStep.Decline or EventStep.DeclineSeries, EventStepWords.ReasonField, words.Reason, CampaignEvent.ReasonMaxLength);
        if (step is EventStep.Cancel or EventStep.Postpone && words.Note.IsEmpty)
            errors.Add(new FieldError(Reader.Language is Language.Spanish ? EventStepWords.NoteEsField : EventStepWords.NoteEnField, text["Note_Missing"]));
        Check(step is EventStep.Cancel or EventStep.Postpone, EventStepWords.NoteEnField, words.NoteEn, CampaignEvent.NoteMaxLength);
        Check(step is EventStep.Cancel or EventStep.Postpone, EventStepWords.NoteEsField, words.NoteEs, CampaignEvent.NoteMaxLength);
        return errors;

        void Check(bool isAsked, string field, string typed, int maxLength)
        {
            if (isAsked && !StorableText.IsStorable(typed))
                errors.Add(new FieldError(field, text["NotStorable"]));
            else if (isAsked && typed.Trim().Length > maxLength)
                errors.Add(new FieldError(field, text["TooLong", maxLength]));
        }
    }

    private sealed record StepAsked(EventSchedule? Schedule, EventReport? Report);

    [LoggerMessage(Level = LogLevel.Error, Message = "A step ({Step}) of an event could not be saved.")]
    private static partial void LogNotSaved(ILogger logger, EventStep step, Exception failure);
}
