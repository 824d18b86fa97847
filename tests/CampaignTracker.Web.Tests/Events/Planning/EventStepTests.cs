using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Planning;

public sealed class EventStepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_postponed_event_says_so_and_comes_back_with_its_new_time(Engine engine)
    {
        var made = TestData.PublishedEvent();
        await using var site = await Some.SiteWithAsync(engine, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var steps = acting.The<TakeEventStep>();

        await steps.TakeAsync(EventStep.Postpone, made.Id, new() { NoteEn = "A storm comes.", NoteEs = "Viene una tormenta." }, PlanSheets.Nothing, Ct);
        Assert.Contains("A storm comes.", (await site.GetPageAsync($"/events/{made.Slug}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Viene una tormenta.", (await site.GetPageAsync($"/es/events/{made.Slug}")).Body!.TextContent, StringComparison.Ordinal);

        var outcome = await steps.TakeAsync(EventStep.Reschedule, made.Id, new() { StartDate = "2026-06-20", StartTime = "18:00" }, PlanSheets.Nothing, Ct);
        Assert.Equal(EventStepResult.Done, outcome.Result);
        Assert.Contains("June 20", (await site.GetPageAsync($"/events/{made.Slug}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EventStep.Decline, EventStepWords.ReasonField)]
    [InlineData(EventStep.Cancel, EventStepWords.NoteEnField)]
    [InlineData(EventStep.Postpone, EventStepWords.NoteEnField)]
    [InlineData(EventStep.Reschedule, EventFields.StartDate)]
    [InlineData(EventStep.Duplicate, EventFields.StartDate)]
    public async Task A_step_that_asks_for_words_is_not_taken_without_them(EventStep step, string field)
    {
        var made = PlanSheets.InStatus(step is EventStep.Decline ? EventStatus.Proposed : step is EventStep.Reschedule ? EventStatus.Postponed : EventStatus.Published);
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        var outcome = await acting.The<TakeEventStep>().TakeAsync(step, made.Id, new(), PlanSheets.Nothing, Ct);

        Assert.Equal((EventStepResult.Refused, field), (outcome.Result, Assert.Single(outcome.Errors).Name));
    }

    [Theory, OnBothEngines]
    public async Task How_it_was_is_told_once_it_has_begun_and_what_is_amiss_is_told_at_its_field(Engine engine)
    {
        var made = TestData.PublishedEvent();
        await using var site = await Some.SiteWithAsync(engine, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        Assert.DoesNotContain(EventStep.Report, (await acting.The<ShowPlannedEvent>().FindAsync(made.Id, Ct))!.Steps);
        await site.MoveToSundayAsync(12, 0);
        Assert.Equal(EventStep.Report, (await acting.The<ShowPlannedEvent>().FindAsync(made.Id, Ct))!.Steps[0]);

        var wrong = await acting.The<TakeEventStep>().TakeAsync(EventStep.Report, made.Id, new() { Turnout = "many", Press = "Daily" }, PlanSheets.Nothing, Ct);
        Assert.Equal((EventStepResult.Refused, "turnout press"), (wrong.Result, string.Join(' ', wrong.Errors.Select(error => error.Name))));
        await acting.The<TakeEventStep>().TakeAsync(EventStep.Report, made.Id, new() { Turnout = "1,200", Press = "Daily https://daily.example/vigil" }, PlanSheets.Nothing, Ct);

        var page = await site.GetPageAsync($"/events/{made.Slug}");
        Assert.StartsWith("1,200", page.QuerySelector(".turnout")!.Words(), StringComparison.Ordinal);
        Assert.Equal("https://daily.example/vigil", page.QuerySelector("[aria-labelledby=press] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task On_a_read_only_site_nothing_comes_of_a_step_and_it_says_why()
    {
        var made = TestData.PublishedEvent();
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        Assert.Equal(EventStepResult.ReadOnly, (await acting.The<TakeEventStep>().TakeAsync(EventStep.Cancel, made.Id, new() { NoteEn = "Rain." }, PlanSheets.Nothing, Ct)).Result);
    }

    [Fact]
    public async Task What_a_colleague_did_first_is_told()
    {
        var made = PlanSheets.InStatus(EventStatus.Cancelled);
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        foreach (var id in (Guid[])[made.Id, Guid.NewGuid()])
            Assert.Equal(EventStepResult.TooLate, (await acting.The<TakeEventStep>().TakeAsync(EventStep.Publish, id, new(), PlanSheets.Nothing, Ct)).Result);
    }

    [Fact]
    public async Task A_new_time_that_the_clocks_skip_is_asked_about()
    {
        var made = TestData.PublishedEvent(schedule: TestData.Saturday("America/Chicago"));
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var words = new EventStepWords { StartDate = "2027-03-14", StartTime = "02:30" };

        var asked = await acting.The<TakeEventStep>().TakeAsync(EventStep.Duplicate, made.Id, words, PlanSheets.Nothing, Ct);
        Assert.Equal([EventQuestion.TimeSkipped], asked.Asks);
        Assert.Equal(EventStepResult.Done, (await acting.The<TakeEventStep>().TakeAsync(EventStep.Duplicate, made.Id, words, asked.Asks.ToHashSet(), Ct)).Result);
    }

    [Theory, OnBothEngines]
    public async Task Of_many_that_are_chosen_those_that_are_proposed_are_counted_and_published(Engine engine)
    {
        var past = PlanSheets.Proposed("Past", TestData.Saturday() with { StartDate = new(2026, 5, 2) });
        var (one, other) = (PlanSheets.Proposed("One"), PlanSheets.Proposed("Other"));
        await using var site = await Some.SiteWithAsync(engine, one, other, past, PlanSheets.InStatus(EventStatus.Published), PlanSheets.InStatus(EventStatus.Declined));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var publish = acting.The<PublishEvents>();
        var all = new GridSelection([], new GridQuery { Filters = new Dictionary<string, string> { ["when"] = "all" } }, 5);
        var chosen = new GridSelection([one.Id, past.Id], null, 2);

        var (ofAll, ofChosen) = (await publish.CountAsync(all, Ct), await publish.CountAsync(chosen, Ct));
        Assert.Equal((3, 1, 5), (ofAll.Proposed, ofAll.Past, ofAll.Chosen));
        Assert.Equal((2, 1, 2), (ofChosen.Proposed, ofChosen.Past, ofChosen.Chosen));
        Assert.Equal(new PublishOutcome(PublishEnd.Done, 2), await publish.PublishAsync(ofChosen.Ids, Ct));
        Assert.Equal(new PublishOutcome(PublishEnd.Done, 1), await publish.PublishAsync(ofAll.Ids, Ct));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(3, await db.History.CountAsync(h => h.What == "published" && h.By == "A Organizer", Ct));
    }

    [Theory, OnBothEngines]
    public async Task What_came_after_the_count_is_not_published_with_it(Engine engine)
    {
        var counted = PlanSheets.Proposed("Counted");
        await using var site = await Some.SiteWithAsync(engine, counted);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var publish = acting.The<PublishEvents>();
        var count = await publish.CountAsync(new GridSelection([], new GridQuery(), 1), Ct);
        await site.ChangeAsync(async db => await db.AddAsync(PlanSheets.Proposed("Later"), Ct));

        Assert.Equal(new PublishOutcome(PublishEnd.Done, 1), await publish.PublishAsync(count.Ids, Ct));

        Assert.Equal(["Counted"], await site.TitlesAsync("/events"));
    }
}
