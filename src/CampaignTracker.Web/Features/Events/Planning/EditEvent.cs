using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>An organizer makes an event, or corrects one. What may be a slip is asked first; what did not change takes no step.</summary>
public sealed class EditEvent(
    EditRecord records, ReadEventSheet reader, FindEventTwins twins, LocatePlace places, ActingOrganizer acting, IDbContextFactory<CampaignDbContext> contexts,
    TellHosts telling, AskToHost asking, IOptions<CampaignSettings> campaign, IStringLocalizer<PlanningText> text)
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
            var (hosts, asked) = await HostsAsync(db, typed, made, now, ct);
            foreach (var (organization, role) in hosts)
                made.HostedBy(organization, role);
            if (typed.DayOfActionId is { } day)
                made.BelongsTo(await db.DaysOfAction.SingleAsync(d => d.Id == day, ct));
            if (sheet.IsChecked(EventFields.Publish))
                made.Publish(by, now);
            db.Add(made);
            await AskAsync(db, made, [made], made, asked, by, now, ct);
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
            refused = [.. await RefusalsAsync(db, typed, ct), .. await AskedBeforeAsync(db, id, typed, ct)];
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
            await RenameHostsAsync(db, stored, typed, by, now, ct);
        if (typed.DayOfActionId != stored.DayOfActionId)
            stored.CountTo(typed.DayOfActionId is { } day ? await db.DaysOfAction.SingleAsync(d => d.Id == day, ct) : null, by, now);
        if (Differs(EventFields.OfDetails))
            stored.Correct(typed.Details with { Evidence = stored.Evidence, Sources = stored.Sources }, by, now);
        await telling.TellAsync(db, [stood], except: null, now, ct);
    }

    private async Task RenameHostsAsync(CampaignDbContext db, CampaignEvent stored, EventTyped typed, Actor by, DateTime now, CancellationToken ct)
    {
        var (hosts, asked) = await HostsAsync(db, typed, stored, now, ct);
        stored.RenameHosts(hosts, by, now);
        if (asked.Count > 0)
            await AskAsync(db, await HostedTimes.KeptByAsync(db, stored, ct), await HostedTimes.AskedForAsync(db, stored, now, ct), stored, asked, by, now, ct);
    }

    private async Task AskAsync(
        CampaignDbContext db, CampaignEvent kept, List<CampaignEvent> times, CampaignEvent stored, List<Organization> asked, Actor by, DateTime now, CancellationToken ct)
    {
        var lead = stored.Hosts.FirstOrDefault(host => host.Role is HostRole.Lead)?.Organization?.Name ?? campaign.Value.NameIn(Reader.Language);
        foreach (var organization in asked)
            await asking.AskAsync(db, kept, times, organization, lead, by, now, ct);
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

    /// <summary>Who was asked once, and has not answered or said no, is not asked anew by naming it again.</summary>
    private async Task<IEnumerable<FieldError>> AskedBeforeAsync(CampaignDbContext db, Guid id, EventTyped typed, CancellationToken ct)
    {
        if (await db.Events.AsNoTracking().Include(e => e.Hosts).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } stored)
            return [];
        var kept = (await HostedTimes.KeptByAsync(db, stored, ct)).Id;
        var fresh = typed.CoHostIds.Except(stored.Hosts.Select(host => host.OrganizationId)).ToList();
        var names = await db.HostInvitations.Where(i => i.EventId == kept && fresh.Contains(i.OrganizationId) && (i.Status == HostInvitationStatus.Asked || i.Status == HostInvitationStatus.Declined))
            .Select(i => i.Organization!.Name).ToListAsync(ct);
        return names.Order(StringComparer.Ordinal).Take(1).Select(name => new FieldError(EventFields.CoHosts, text["Host_Asked", name]));
    }

    /// <summary>
    /// Who hosts it from now on, and who is asked first: a co-host that is new, of an event to come, for which somebody answers. Of the past, and where
    /// nobody could be asked, organizers say what they know.
    /// </summary>
    private static async Task<(List<(Organization Organization, HostRole Role)> Hosts, List<Organization> Asked)> HostsAsync(
        CampaignDbContext db, EventTyped typed, CampaignEvent stored, DateTime now, CancellationToken ct)
    {
        var ids = typed.Hosts.Select(host => host.Id).ToList();
        var known = await db.Organizations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var fresh = typed.CoHostIds.Where(id => stored.PastAt > now && !stored.Hosts.Any(host => host.OrganizationId == id)).ToList();
        var answering = (await db.AnsweringForAsync(fresh, ct)).Select(contact => contact.OrganizationId).ToHashSet();
        var asked = fresh.Where(id => answering.Contains(id) && known.GetValueOrDefault(id)?.Status is OrganizationStatus.Listed).ToHashSet();
        return (
            [.. typed.Hosts.Where(host => known.ContainsKey(host.Id) && !asked.Contains(host.Id)).Select(host => (known[host.Id], host.Role))],
            [.. asked.Select(id => known[id])]);
    }
}

/// <summary>What came of making or correcting an event.</summary>
/// <param name="Outcome">For its page.</param>
/// <param name="Asks">What was asked and is not answered.</param>
/// <param name="Twins">Which events it may be already.</param>
public sealed record EventEdited(SheetOutcome Outcome, IReadOnlyList<EventQuestion> Asks, IReadOnlyList<EventTwin> Twins);
