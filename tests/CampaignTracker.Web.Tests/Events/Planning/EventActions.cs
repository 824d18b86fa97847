using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Planning;

/// <summary>Every action on events and days of action against every role and none.</summary>
public sealed class EventActions
{
    private static readonly OrganizerRole?[] Roles = [OrganizerRole.Administrator, OrganizerRole.Organizer, OrganizerRole.Reader, null];

    private static readonly EventStepWords Words = new() { Reason = "Not ours.", NoteEn = "A storm comes.", StartDate = "2026-06-20", StartTime = "18:00" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<EventStep, OrganizerRole?> EachStepWithEachRole => [.. from step in Enum.GetValues<EventStep>() from role in Roles select (step, role)];

    public static TheoryData<OrganizerRole?> EachRole => [.. Roles];

    [Theory]
    [MemberData(nameof(EachStepWithEachRole))]
    public async Task A_step_is_taken_for_its_roles_only(EventStep step, OrganizerRole? role)
    {
        var made = Ready(step);
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        if (step is EventStep.Report)
            await site.MoveToSundayAsync(12, 0);
        var before = await StateAsync(site);
        await using var acting = await Acting.AsAsync(site, role);

        var outcome = await acting.The<TakeEventStep>().TakeAsync(step, made.Id, Words, PlanSheets.Nothing, Ct);

        Assert.Equal(MayAct(role) ? EventStepResult.Done : EventStepResult.NotAllowed, outcome.Result);
        Assert.Equal(MayAct(role), before != await StateAsync(site));
        Assert.Equal(MayAct(role) && step is EventStep.Duplicate, outcome.OtherId is not null);
    }

    [Theory]
    [MemberData(nameof(EachRole))]
    public async Task Events_are_made_corrected_and_read_with_their_addresses_for_its_roles_only(OrganizerRole? role)
    {
        var made = TestData.PublishedEvent();
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var acting = await Acting.AsAsync(site, role);
        var edit = acting.The<EditEvent>();

        Assert.Equal(MayAct(role), await edit.ReadAsync(made.Id, Ct) is not null);
        Assert.Equal(Expected(role), (await edit.AddAsync(PlanSheets.Vigil(), PlanSheets.Nothing, Ct)).Outcome.Result);
        var sheet = new Sheet(EventFields.Of(made, acting.The<LocatePlace>())).With((EventFields.TitleEn, "Another"));
        Assert.Equal(Expected(role), (await edit.SaveAsync(made.Id, sheet, PlanSheets.Nothing, Ct)).Outcome.Result);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(MayAct(role) ? 2 : 1, await db.Events.CountAsync(Ct));
        Assert.Equal(MayAct(role), await db.Events.AnyAsync(e => e.Title.En == "Another", Ct));
    }

    [Theory]
    [MemberData(nameof(EachRole))]
    public async Task Many_are_published_for_its_roles_only(OrganizerRole? role)
    {
        var made = PlanSheets.Proposed();
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var acting = await Acting.AsAsync(site, role);

        Assert.Equal(MayAct(role) ? new(PublishEnd.Done, 1) : new(PublishEnd.NotAllowed), await acting.The<PublishEvents>().PublishAsync([made.Id], Ct));

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(MayAct(role) ? EventStatus.Published : EventStatus.Proposed, (await db.Events.SingleAsync(Ct)).Status);
    }

    [Theory]
    [MemberData(nameof(EachRole))]
    public async Task Days_of_action_are_called_and_corrected_for_its_roles_only(OrganizerRole? role)
    {
        var day = DayOfAction.Call("a-day", new("A day", ""), BilingualText.Empty, new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At);
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(day, Ct));
        await using var acting = await Acting.AsAsync(site, role);
        var edit = acting.The<EditDay>();

        var called = new Sheet(DayFields.Blank()).With((DayFields.NameEn, "Another"), (DayFields.FirstDay, "2026-08-27"));
        Assert.Equal(Expected(role), (await edit.CallAsync(called, Ct)).Result);
        var corrected = new Sheet(DayFields.Of(day)).With((DayFields.NameEs, "Un día"));
        Assert.Equal(Expected(role), (await edit.SaveAsync(day.Id, corrected, Ct)).Result);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(MayAct(role) ? ["a-day", "another-2026"] : ["a-day"], await db.DaysOfAction.OrderBy(d => d.Slug).Select(d => d.Slug).ToListAsync(Ct));
        Assert.Equal(MayAct(role) ? "Un día" : "", (await db.DaysOfAction.SingleAsync(d => d.Id == day.Id, Ct)).Name.Es);
    }

    private static bool MayAct(OrganizerRole? role) => role is OrganizerRole.Administrator or OrganizerRole.Organizer;

    private static SheetResult Expected(OrganizerRole? role) => MayAct(role) ? SheetResult.Saved : SheetResult.NotAllowed;

    /// <summary>One that the step can be taken on.</summary>
    private static CampaignEvent Ready(EventStep step)
    {
        if (step is EventStep.PublishSeries or EventStep.DeclineSeries)
            return PlanSheets.OfSeries()[0];
        var made = PlanSheets.InStatus(step switch
        {
            EventStep.Publish or EventStep.Decline => EventStatus.Proposed,
            EventStep.Reschedule => EventStatus.Postponed,
            _ => EventStatus.Published,
        });
        if (step is EventStep.UnmarkFlagship)
            made.MarkFlagship(TestData.By, TestData.At);
        return made;
    }

    private static async Task<string> StateAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        var all = await db.Events.AsNoTracking().OrderBy(e => e.Id).ToListAsync(Ct);
        return string.Join('|', all.Select(e => $"{e.Status} {e.IsFlagship} {e.StartDate:O} {e.ReportedAt:O}"));
    }
}
