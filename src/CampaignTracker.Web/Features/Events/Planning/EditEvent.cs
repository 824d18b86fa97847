using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>An organizer makes an event, or corrects one. What may be a slip is asked first; what did not change takes no step.</summary>
public sealed class EditEvent(
    EditRecord records, ReadEventSheet reader, FindEventTwins twins, LocatePlace places, ActingOrganizer acting, IDbContextFactory<CampaignDbContext> contexts,
    TellHosts telling, IStringLocalizer<PlanningText> text)
{
    public static string PathOf(Guid id) => $"/organize/events/{id}";

    /// <summary>The fields of one, its true address among them; null where it is not there, or who asks may not organize.</summary>
    public async Task<Sheet?> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is null)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindAsync(db, id, ct) is { } stored ? new Sheet(EventFields.Of(stored, places), stored.Version) : null;
    }

    /// <summary>Makes one.</summary>
    /// <param name="sheet">What is typed, and whether everybody sees it at once.</param>
    /// <param name="answered">What was asked and is right.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<EventEdited> AddAsync(Sheet sheet, IReadOnlySet<EventQuestion> answered, CancellationToken ct)
    {
        IReadOnlyList<EventTwin> likely = [];
        IReadOnlyList<EventQuestion> open = [];
        var outcome = await records.AddAsync(OrganizerPolicies.Organizes, async (db, by, now) =>
        {
            var typed = reader.Read(sheet, "");
            var refused = await RefusalsAsync(db, typed, ct);
            if (typed.Errors.Count == 0)
                likely = await twins.FindAsync(typed, ct);
            (open, refused) = Open(typed, likely, answered, refused);
            if (refused.Count > 0)
                return SheetOutcome.Refused(refused);

            var made = CampaignEvent.Propose(typed.Details with { Slug = await EventSlugs.FreeAsync(db, typed.Details.Title, typed.Schedule!.StartDate, ct) }, typed.Schedule!, typed.Place, by, now);
            foreach (var (organization, role) in await HostsAsync(db, typed, ct))
                made.HostedBy(organization, role);
            if (typed.DayOfActionId is { } day)
                made.BelongsTo(await db.DaysOfAction.SingleAsync(d => d.Id == day, ct));
            if (sheet.IsChecked(EventFields.Publish))
                made.Publish(by, now);
            db.Add(made);
            return SheetOutcome.Saved(made.Version, PathOf(made.Id));
        }, ct);
        return new EventEdited(outcome, open, likely);
    }

    /// <summary>Corrects one.</summary>
    public async Task<EventEdited> SaveAsync(Guid id, Sheet sheet, IReadOnlySet<EventQuestion> answered, CancellationToken ct)
    {
        var typed = reader.Read(sheet, "");
        IReadOnlyList<FieldError> refused;
        await using (var db = await contexts.CreateDbContextAsync(ct))
            refused = await RefusalsAsync(db, typed, ct);
        (var open, refused) = Open(typed with { Asks = Changed(typed, sheet) }, [], answered, refused);
        if (refused.Count > 0)
            return new EventEdited(SheetOutcome.Refused(refused), open, []);
        var outcome = await records.SaveAsync(
            sheet, OrganizerPolicies.Organizes, (db, stop) => FindAsync(db, id, stop), stored => EventFields.Of(stored, places),
            (db, stored, by, now) => ChangeAsync(db, stored, typed, sheet, by, now, ct), ct);
        return new EventEdited(outcome, open, []);
    }

    private static Task<CampaignEvent?> FindAsync(CampaignDbContext db, Guid id, CancellationToken ct) =>
        db.Events.Include(e => e.TrueAddress).Include(e => e.Hosts).ThenInclude(h => h.Organization).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, ct);

    private async Task ChangeAsync(CampaignDbContext db, CampaignEvent stored, EventTyped typed, Sheet sheet, Actor by, DateTime now, CancellationToken ct)
    {
        var before = EventFields.Of(stored, places);
        var stood = EventBefore.Of(stored, now);
        bool Differs(params IEnumerable<string> fields) => fields.Any(field => before[field] != sheet[field]);

        if (Differs(EventFields.OfPlace))
            stored.Move(typed.Place, by, now);
        if (typed.Schedule is { } schedule && schedule != stored.Schedule)
            stored.Retime(schedule, by, now);
        if (Differs(EventFields.Lead, EventFields.CoHosts))
            stored.RenameHosts([.. await HostsAsync(db, typed, ct)], by, now);
        if (typed.DayOfActionId != stored.DayOfActionId)
            stored.CountTo(typed.DayOfActionId is { } day ? await db.DaysOfAction.SingleAsync(d => d.Id == day, ct) : null, by, now);
        if (Differs(EventFields.OfDetails))
            stored.Correct(typed.Details with { Evidence = stored.Evidence, Sources = stored.Sources }, by, now);
        await telling.TellAsync(db, [stood], except: null, now, ct);
    }

    /// <summary>What was right before is not asked again.</summary>
    internal static Dictionary<EventQuestion, FieldError> Changed(EventTyped typed, Sheet sheet)
    {
        var isMoved = sheet.Changed.Keys.Any(EventFields.OfPlace.Contains);
        var isRetimed = sheet.Changed.Keys.Any(EventFields.OfTime.Contains);
        return typed.Asks.Where(ask => ask.Key switch
        {
            EventQuestion.PinElsewhere or EventQuestion.PinFar or EventQuestion.ZipElsewhere or EventQuestion.ZipUnknown or EventQuestion.BecomesPublic => isMoved,
            EventQuestion.InThePast => isRetimed,
            _ => isMoved || isRetimed,
        }).ToDictionary();
    }

    private (IReadOnlyList<EventQuestion> Open, IReadOnlyList<FieldError> Refused) Open(
        EventTyped typed, IReadOnlyList<EventTwin> likely, IReadOnlySet<EventQuestion> answered, IReadOnlyList<FieldError> refused)
    {
        var asks = new Dictionary<EventQuestion, FieldError>(typed.Asks);
        if (likely.Count > 0)
            asks[EventQuestion.Twins] = new FieldError(EventFields.TitleEn, text["Asks_Twins"]);
        var open = asks.Where(ask => !answered.Contains(ask.Key)).ToList();
        return ([.. open.Select(ask => ask.Key)], [.. refused, .. open.Select(ask => ask.Value)]);
    }

    /// <summary>What only the database knows to be amiss.</summary>
    private async Task<IReadOnlyList<FieldError>> RefusalsAsync(CampaignDbContext db, EventTyped typed, CancellationToken ct)
    {
        var errors = typed.Errors.ToList();
        var ids = typed.Hosts.Select(host => host.Id).ToList();
        if (await db.Organizations.CountAsync(o => ids.Contains(o.Id), ct) < ids.Count)
            errors.Add(new FieldError(EventFields.Lead, text["Host_Gone"]));
        if (typed.DayOfActionId is { } day && !await db.DaysOfAction.AnyAsync(d => d.Id == day, ct))
            errors.Add(new FieldError(EventFields.DayOfAction, text["Day_Gone"]));
        return errors;
    }

    private static async Task<List<(Organization Organization, HostRole Role)>> HostsAsync(CampaignDbContext db, EventTyped typed, CancellationToken ct)
    {
        var ids = typed.Hosts.Select(host => host.Id).ToList();
        var known = await db.Organizations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        return [.. typed.Hosts.Where(host => known.ContainsKey(host.Id)).Select(host => (known[host.Id], host.Role))];
    }
}

/// <summary>What came of making or correcting an event.</summary>
/// <param name="Outcome">For its page.</param>
/// <param name="Asks">What was asked and is not answered.</param>
/// <param name="Twins">Which events it may be already.</param>
public sealed record EventEdited(SheetOutcome Outcome, IReadOnlyList<EventQuestion> Asks, IReadOnlyList<EventTwin> Twins);
