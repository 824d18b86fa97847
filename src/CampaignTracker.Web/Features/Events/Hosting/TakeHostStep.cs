using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>The lead cancels or postpones its event, or gives a postponed one its new time; all hosts are told.</summary>
public sealed class TakeHostStep(ListingChanges changes, ReadEventTime times, TellHosts telling, IStringLocalizer<PlanningText> text)
{
    /// <summary>What a lead can do with its event as it stands.</summary>
    public static IReadOnlyList<EventStep> StepsOf(CampaignEvent stored, DateTime now) => stored.Status switch
    {
        EventStatus.Published when stored.PastAt <= now => [],
        EventStatus.Published => [EventStep.Postpone, EventStep.Cancel],
        EventStatus.Postponed => [EventStep.Reschedule, EventStep.Cancel],
        _ => [],
    };

    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="eventId">Of which event.</param>
    /// <param name="step">Which.</param>
    /// <param name="words">What the step asks for.</param>
    /// <param name="later">True for all later times of its series too.</param>
    /// <param name="answered">What was asked and is right.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<HostStepTaken> TakeAsync(
        Guid contactId, Guid eventId, EventStep step, EventStepWords words, bool later, IReadOnlySet<EventQuestion> answered, CancellationToken ct)
    {
        if (TakeEventStep.WordErrors(step, words, text) is { Count: > 0 } amiss)
            return new HostStepTaken(ListingAnswer.ChangedMeanwhile, amiss, []);
        List<FieldError> errors = [];
        var asks = new Dictionary<EventQuestion, FieldError>();
        try
        {
            var answer = await changes.ChangeAsync(contactId, async change =>
            {
                errors.Clear();
                asks.Clear();
                if (!change.Rights.MayChangeListing
                    || await HostedTimes.LedAsync(change.Db, eventId, change.Contact.OrganizationId, ct) is not { } stored || !StepsOf(stored, change.Now).Contains(step))
                {
                    return ListingAnswer.NotYours;
                }

                var schedule = step is EventStep.Reschedule
                    ? times.Read(field => words[field].Trim(), stored.TimeZone, (field, message) => errors.Add(new FieldError(field, message)), asks)
                    : null;
                foreach (var question in answered)
                    asks.Remove(question);
                if (errors.Count > 0 || asks.Count > 0)
                    return ListingAnswer.ChangedMeanwhile;
                await TakeAsync(change, stored, step, words, schedule, later, ct);
                return ListingAnswer.Done;
            }, ct);
            return new HostStepTaken(answer, [.. errors, .. asks.Values], [.. asks.Keys]);
        }
        catch (DomainException)
        {
            // Another step was taken meanwhile.
            return new HostStepTaken(ListingAnswer.NotYours, [], []);
        }
    }

    private async Task TakeAsync(
        ListingChange change, CampaignEvent stored, EventStep step, EventStepWords words, EventSchedule? schedule, bool later, CancellationToken ct)
    {
        var (now, dayBefore) = (change.Now, stored.StartDate);
        var all = later ? await HostedTimes.LaterAsync(change.Db, stored, now, ct) : [];
        all = [stored, .. all.Where(time => StepsOf(time, now).Contains(step))];
        var before = all.ConvertAll(time => EventBefore.Of(time, now));
        foreach (var time in all)
        {
            if (step is EventStep.Cancel)
                time.Cancel(words.Note, SignOnActors.Contact, now);
            else if (step is EventStep.Postpone)
                time.Postpone(words.Note, SignOnActors.Contact, now);
            else
                time.Reschedule(time == stored ? schedule! : HostedTimes.MovedAs(time, dayBefore, schedule!), SignOnActors.Contact, now);
        }

        await telling.TellAsync(change.Db, before, change.Contact.Email, now, ct);
    }
}

/// <summary>What came of a step.</summary>
/// <param name="Answer">Whether it is saved; of no meaning while there are errors.</param>
/// <param name="Errors">What is amiss or asked.</param>
/// <param name="Asks">What was asked and is not answered.</param>
public sealed record HostStepTaken(ListingAnswer Answer, IReadOnlyList<FieldError> Errors, IReadOnlyList<EventQuestion> Asks);
