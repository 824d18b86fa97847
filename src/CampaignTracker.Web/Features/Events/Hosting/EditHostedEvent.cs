using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>
/// The lead corrects its event, by the rules of the organizers' page. What somebody else changed meanwhile is told before anything is saved, and stays
/// where this form did not touch it.
/// </summary>
public sealed class EditHostedEvent(
    ListingChanges changes, ReadEventSheet reader, LocatePlace places, TellHosts telling, IDbContextFactory<CampaignDbContext> contexts)
{
    /// <summary>The fields of one; null where the organization does not lead it, or it cannot be changed any more.</summary>
    public async Task<Sheet?> ReadAsync(Guid organizationId, Guid eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await HostedTimes.LedAsync(db, eventId, organizationId, ct) is { } stored && IsOpen(stored.Status)
            ? new Sheet(EventFields.Of(stored, places), stored.Version)
            : null;
    }

    /// <param name="contactId">Whose listing is open.</param>
    /// <param name="eventId">Which event.</param>
    /// <param name="sheet">What was read and what is typed now.</param>
    /// <param name="later">True for all later times of its series too.</param>
    /// <param name="answered">What was asked and is right.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<HostedEdited> SaveAsync(Guid contactId, Guid eventId, Sheet sheet, bool later, IReadOnlySet<EventQuestion> answered, CancellationToken ct)
    {
        var typed = reader.Read(sheet, "");
        var open = EditEvent.Changed(typed, sheet).Where(ask => !answered.Contains(ask.Key)).ToList();
        if (typed.Errors.Count > 0 || open.Count > 0)
            return new HostedEdited(ListingAnswer.ChangedMeanwhile, [.. typed.Errors, .. open.Select(ask => ask.Value)], [.. open.Select(ask => ask.Key)], []);
        IReadOnlyList<Meeting> met = [];
        try
        {
            var answer = await changes.ChangeAsync(contactId, async change =>
            {
                if (!change.Rights.MayChangeListing
                    || await HostedTimes.LedAsync(change.Db, eventId, change.Contact.OrganizationId, ct) is not { } stored || !IsOpen(stored.Status))
                {
                    return ListingAnswer.NotYours;
                }

                if (stored.Version != sheet.Version)
                {
                    met = sheet.Meet(EventFields.Of(stored, places), stored.Version);
                    return ListingAnswer.ChangedMeanwhile;
                }

                await ChangeAsync(change, stored, typed, sheet, later, ct);
                return ListingAnswer.Done;
            }, ct);
            return new HostedEdited(answer, [], [], met);
        }
        catch (DomainException)
        {
            // A step was taken while this one was read.
            return new HostedEdited(ListingAnswer.NotYours, [], [], []);
        }
    }

    private static bool IsOpen(EventStatus status) => status is EventStatus.Proposed or EventStatus.Published or EventStatus.Postponed;

    private async Task ChangeAsync(ListingChange change, CampaignEvent stored, EventTyped typed, Sheet sheet, bool later, CancellationToken ct)
    {
        var (now, dayBefore) = (change.Now, stored.StartDate);
        var times = later ? await HostedTimes.LaterAsync(change.Db, stored, now, ct) : [];
        List<EventBefore> before = [EventBefore.Of(stored, now), .. times.Select(time => EventBefore.Of(time, now))];
        var isRetimed = typed.Schedule is { } wanted && wanted != stored.Schedule;
        Take(stored, typed, [.. sheet.Changed.Keys], isRetimed ? typed.Schedule : null, now);
        foreach (var time in times.Where(time => IsOpen(time.Status)))
        {
            var own = new Sheet(EventFields.Of(time, places));
            foreach (var (field, value) in sheet.Changed.Where(field => !EventFields.OfTime.Contains(field.Key)))
                own[field] = value;
            Take(time, reader.Read(own, ""), [.. own.Changed.Keys], isRetimed ? HostedTimes.MovedAs(time, dayBefore, typed.Schedule!) : null, now);
        }

        await telling.TellAsync(change.Db, before, change.Contact.Email, now, ct);
    }

    private static void Take(CampaignEvent time, EventTyped typed, IReadOnlyCollection<string> changed, EventSchedule? schedule, DateTime now)
    {
        var by = SignOnActors.Contact;
        if (changed.Any(EventFields.OfPlace.Contains))
            time.Move(typed.Place, by, now);
        if (schedule is not null && schedule != time.Schedule && time.Status is not EventStatus.Postponed)
            time.Retime(schedule, by, now);
        if (changed.Any(EventFields.OfDetails.Contains))
            time.Correct(typed.Details with { Evidence = time.Evidence, Sources = time.Sources }, by, now);
    }
}

/// <summary>What came of correcting an event.</summary>
/// <param name="Answer">Whether it is saved; of no meaning while there are errors.</param>
/// <param name="Errors">What is amiss or asked.</param>
/// <param name="Asks">What was asked and is not answered.</param>
/// <param name="Met">What somebody else changed meanwhile.</param>
public sealed record HostedEdited(ListingAnswer Answer, IReadOnlyList<FieldError> Errors, IReadOnlyList<EventQuestion> Asks, IReadOnlyList<Meeting> Met);
