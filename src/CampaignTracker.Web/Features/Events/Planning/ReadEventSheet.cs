using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Reads an event from the page that makes or corrects it.</summary>
public sealed class ReadEventSheet(ReadEventPlace places, ReadEventTime times, IStringLocalizer<PlanningText> text)
{
    /// <param name="sheet">What is typed.</param>
    /// <param name="slug">The address of the event's page.</param>
    public EventTyped Read(Sheet sheet, string slug)
    {
        var errors = new SheetErrors(sheet, text);
        var asks = new Dictionary<EventQuestion, FieldError>();
        var title = errors.Line(EventFields.TitleEn, EventFields.TitleEs, CampaignEvent.TitleMaxLength);
        if (title.IsEmpty)
            errors.Add(Reader.Language is Language.Spanish ? EventFields.TitleEs : EventFields.TitleEn, text["Title_Missing"]);
        var details = new EventDetails
        {
            Slug = slug,
            Type = Enum.TryParse<EventType>(sheet[EventFields.Type], out var type) && Enum.IsDefined(type) ? type : EventType.Other,
            Title = title,
            Description = errors.Lines(EventFields.DescriptionEn, EventFields.DescriptionEs, CampaignEvent.DescriptionMaxLength),
            ReportedHost = errors.Line(EventFields.ReportedHostEn, EventFields.ReportedHostEs, CampaignEvent.ReportedHostMaxLength),
            Languages = [.. sheet.Chosen(EventFields.Languages).Where(code => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower)).Distinct()],
            Access = EventFields.Offers.Where(one => sheet.Chosen(EventFields.Access).Contains(one.ToString())).Aggregate(AccessFeatures.None, (all, one) => all | one),
            Accessibility = errors.Lines(EventFields.AccessibilityEn, EventFields.AccessibilityEs, CampaignEvent.NoteMaxLength),
            Bring = errors.Lines(EventFields.BringEn, EventFields.BringEs, CampaignEvent.NoteMaxLength),
            Safety = errors.Lines(EventFields.SafetyEn, EventFields.SafetyEs, CampaignEvent.NoteMaxLength),
        };
        var place = places.Read(sheet, errors, asks);
        var (chosen, zoneOfPlace) = (sheet[EventFields.TimeZone], places.Locate(sheet).TimeZone);
        var isUnnamed = errors.Found.Any(error => error.Name is EventFields.State or EventFields.City);
        var schedule = times.Read(field => sheet[field].Trim(), chosen.Length > 0 ? chosen : zoneOfPlace, Refuse, asks);
        if (schedule is not null)
            times.AskZone(schedule, zoneOfPlace, asks);
        foreach (var field in (string[])[EventFields.Lead, EventFields.CoHosts])
        {
            if (EventFields.UnchosenHost(sheet, field) is { } unchosen)
                errors.Add(field, text["Host_Unchosen", unchosen]);
        }

        Guid? lead = EventFields.ChosenHosts(sheet, EventFields.Lead) is [var first, ..] ? first : null;
        return new EventTyped(
            details, schedule, place, IdOf(sheet[EventFields.DayOfAction]), lead,
            [.. EventFields.ChosenHosts(sheet, EventFields.CoHosts).Where(id => id != lead).Distinct()], errors.Found, asks);

        void Refuse(string field, string message)
        {
            // The zone follows from the place: while that is missing, it says enough.
            if (field is not EventFields.TimeZone || chosen.Length > 0 || !isUnnamed)
                errors.Add(field, message);
        }
    }

    private static Guid? IdOf(string typed) => Guid.TryParse(typed, out var id) ? id : null;
}

/// <summary>What a sheet says of an event.</summary>
/// <param name="Details">What it says of itself.</param>
/// <param name="Schedule">When it is; null where that is amiss.</param>
/// <param name="Place">Where it is.</param>
/// <param name="DayOfActionId">To which day of action it is counted; null for none.</param>
/// <param name="LeadId">The organization that leads it; null for none.</param>
/// <param name="CoHostIds">Those that host it with the lead.</param>
/// <param name="Errors">What is amiss; nothing may be saved while there is any.</param>
/// <param name="Asks">What may be a slip.</param>
public sealed record EventTyped(
    EventDetails Details, EventSchedule? Schedule, EventPlace Place, Guid? DayOfActionId, Guid? LeadId, IReadOnlyList<Guid> CoHostIds,
    IReadOnlyList<FieldError> Errors, IReadOnlyDictionary<EventQuestion, FieldError> Asks)
{
    /// <summary>All that host it.</summary>
    public IEnumerable<(Guid Id, HostRole Role)> Hosts => CoHostIds.Select(id => (id, HostRole.CoHost)).Concat(LeadId is { } lead ? [(lead, HostRole.Lead)] : []);
}
