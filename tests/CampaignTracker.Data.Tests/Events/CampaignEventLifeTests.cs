using CampaignTracker.Data.Events;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests.Events;

public sealed class CampaignEventLifeTests(SharedDatabases databases)
{
    private static readonly BilingualText Note = new("A storm comes.", "Viene una tormenta.");

    private static readonly EventSchedule NewTime = new(new(2026, 6, 20), new(18, 0), null, new(19, 30), "America/Phoenix");

    private static readonly Step<CampaignEvent, EventStatus>[] Steps =
    [
        new("publish", [EventStatus.Proposed], EventStatus.Published, "published", e => e.Publish(LifeCycle.By, LifeCycle.When)),
        new("decline", [EventStatus.Proposed], EventStatus.Declined, "declined", e => e.Decline("Not ours.", LifeCycle.By, LifeCycle.When)),
        new("cancel", [EventStatus.Published, EventStatus.Postponed], EventStatus.Cancelled, "cancelled", e => e.Cancel(Note, LifeCycle.By, LifeCycle.When)),
        new("postpone", [EventStatus.Published], EventStatus.Postponed, "postponed", e => e.Postpone(Note, LifeCycle.By, LifeCycle.When)),
        new("reschedule", [EventStatus.Postponed], EventStatus.Published, "rescheduled", e => e.Reschedule(NewTime, LifeCycle.By, LifeCycle.When)),
    ];

    public static TheoryData<Engine, EventStatus, string> Pairs => LifeCycle.Pairs(Steps);

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_step_is_kept_with_who_and_when_or_refused_and_changes_nothing(Engine engine, EventStatus state, string step) =>
        await LifeCycle.CheckAsync(
            await databases.OnAsync(engine), Make(state), state, Steps.Single(s => s.Name == step), e => e.Status, db => db.Events);

    [Fact]
    public void What_a_step_leaves_behind()
    {
        Assert.Equal("Not ours.", Taken("decline", EventStatus.Proposed).DeclineReason);

        var cancelled = Taken("cancel", EventStatus.Published);
        Assert.Equal((Note, LifeCycle.When), (cancelled.ChangeNote, cancelled.CancelledAt));

        var postponed = Taken("postpone", EventStatus.Published);
        Assert.Equal((Note, new DateOnly(2026, 6, 6), new TimeOnly(19, 0)), (postponed.ChangeNote, postponed.PreviousStartDate, postponed.PreviousStartTime));
    }

    [Fact]
    public void A_postponed_event_gets_its_new_time_and_keeps_the_one_before()
    {
        var moved = Taken("reschedule", EventStatus.Postponed);

        Assert.Equal(NewTime, moved.Schedule);
        Assert.Equal(new DateTime(2026, 6, 21, 1, 0, 0, DateTimeKind.Utc), moved.StartsAt);
        Assert.Equal(new DateTime(2026, 6, 21, 2, 30, 0, DateTimeKind.Utc), moved.PastAt);
        Assert.Equal((new DateOnly(2026, 6, 6), new TimeOnly(19, 0)), (moved.PreviousStartDate, moved.PreviousStartTime));
    }

    [Fact]
    public void A_refused_new_time_changes_nothing()
    {
        var postponed = Make(EventStatus.Postponed);
        var before = postponed.Schedule;

        Assert.Throws<DomainException>(() => postponed.Reschedule(NewTime with { EndTime = new(17, 0) }, LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => postponed.Reschedule(NewTime with { TimeZone = "Mars/Olympus" }, LifeCycle.By, LifeCycle.When));

        Assert.Equal((EventStatus.Postponed, before), (postponed.Status, postponed.Schedule));
    }

    [Fact]
    public void An_event_has_one_lead_and_names_a_host_once()
    {
        var published = TestData.PublishedEvent();
        var lead = TestData.ListedOrganization();
        published.HostedBy(lead, HostRole.Lead);
        published.HostedBy(TestData.ListedOrganization(), HostRole.CoHost);

        Assert.Throws<DomainException>(() => published.HostedBy(lead, HostRole.CoHost));
        Assert.Throws<DomainException>(() => published.HostedBy(TestData.ListedOrganization(), HostRole.Lead));
        Assert.Equal(2, published.Hosts.Count);
    }

    [Theory]
    [InlineData("2345678")]
    [InlineData("23456")]
    [InlineData("ABCDEF")]
    [InlineData("23456l")]
    public void A_short_code_is_six_characters_that_are_not_mistaken_for_others(string code) =>
        Assert.Throws<DomainException>(() => TestData.PublishedEvent(TestData.EventDetails() with { Code = code }));

    [Fact]
    public void A_drawn_code_is_a_short_code()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => ShortCode.Draw()).ToList();
        Assert.All(codes, code => Assert.Matches($"^[{ShortCode.Alphabet}]{{{ShortCode.Length}}}$", code));
        Assert.True(codes.Distinct().Count() > 195);
    }

    [Fact]
    public void A_title_is_needed() =>
        Assert.Throws<DomainException>(() => TestData.PublishedEvent(TestData.EventDetails() with { Title = new(" ", "") }));

    [Theory]
    [InlineData("english")]
    [InlineData("EN")]
    [InlineData("e\0")]
    [InlineData("")]
    public void A_language_is_named_by_its_ISO_639_code(string language) =>
        Assert.Throws<DomainException>(() => TestData.PublishedEvent(TestData.EventDetails() with { Languages = ["en", language] }));

    private static CampaignEvent Make(EventStatus state)
    {
        var made = CampaignEvent.Propose(TestData.EventDetails(), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);
        if (state is EventStatus.Declined)
            made.Decline("No.", TestData.By, TestData.At);
        else if (state is not EventStatus.Proposed)
            made.Publish(TestData.By, TestData.At);
        if (state is EventStatus.Cancelled)
            made.Cancel(BilingualText.Empty, TestData.By, TestData.At);
        if (state is EventStatus.Postponed)
            made.Postpone(BilingualText.Empty, TestData.By, TestData.At);
        return made;
    }

    private static CampaignEvent Taken(string step, EventStatus from)
    {
        var made = Make(from);
        Steps.Single(s => s.Name == step).Take(made);
        return made;
    }
}
