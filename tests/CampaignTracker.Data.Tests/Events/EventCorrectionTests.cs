using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Events;

public sealed class EventCorrectionTests(SharedDatabases databases)
{
    private static readonly EventSchedule Later = new(new(2026, 6, 7), new(18, 0), null, new(19, 30), "America/Phoenix");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Each_correction_is_kept_with_who_and_when_and_raises_what_calendars_look_at(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var made = TestData.PublishedEvent();
        var (lead, other) = (TestData.ListedOrganization("Lead"), TestData.ListedOrganization("Other"));
        var day = DayOfAction.Call($"day-{Guid.NewGuid():n}", new("A day", ""), BilingualText.Empty, new(2026, 6, 6), new(2026, 6, 7), [], LifeCycle.By, LifeCycle.When);
        made.HostedBy(lead, HostRole.Lead);
        await SaveAsync(database, made, other, day);
        var step = 0;

        await TakeAsync("corrected", (e, _, at) => e.Correct(e.Details with { Title = new("Candles", "Velas"), Type = EventType.March }, LifeCycle.By, at));
        await TakeAsync("retimed", (e, _, at) => e.Retime(Later, LifeCycle.By, at));
        await TakeAsync("flagship-marked", (e, _, at) => e.MarkFlagship(LifeCycle.By, at));
        await TakeAsync("flagship-unmarked", (e, _, at) => e.UnmarkFlagship(LifeCycle.By, at));
        await TakeAsync("hosts-changed", (e, db, at) => e.RenameHosts(
            [(db.Organizations.Single(o => o.Id == other.Id), HostRole.Lead), (db.Organizations.Single(o => o.Id == lead.Id), HostRole.CoHost)], LifeCycle.By, at));
        await TakeAsync("day-changed", (e, db, at) => e.CountTo(db.DaysOfAction.Single(d => d.Id == day.Id), LifeCycle.By, at));

        await using var later = database.CreateDbContext();
        var kept = await later.Events.Include(e => e.Hosts).SingleAsync(e => e.Id == made.Id, Ct);
        Assert.Equal((made.Slug, made.Code, EventType.March, "Candles", false), (kept.Slug, kept.Code, kept.Type, kept.Title.En, kept.IsFlagship));
        Assert.Equal((Later, Later.StartsAt, Later.PastAt), (kept.Schedule, kept.StartsAt, kept.PastAt));
        Assert.Equal([(other.Id, HostRole.Lead), (lead.Id, HostRole.CoHost)], kept.Hosts.OrderBy(h => h.Role).Select(h => (h.OrganizationId, h.Role)));
        Assert.Equal(day.Id, kept.DayOfActionId);

        async Task TakeAsync(string what, Action<CampaignEvent, CampaignDbContext, DateTime> take)
        {
            var at = LifeCycle.When.AddMinutes(++step);
            await using var db = database.CreateDbContext();
            var noun = await db.Events.Include(e => e.Hosts).SingleAsync(e => e.Id == made.Id, Ct);
            take(noun, db, at);
            await db.SaveChangesAsync(Ct);
            Assert.Equal((step, at), (noun.Version, noun.UpdatedAt));
            Assert.Equal(1, await db.History.CountAsync(h => h.NounId == made.Id && h.What == what && h.By == LifeCycle.By.Name, Ct));
        }
    }

    [Theory, OnBothEngines]
    public async Task A_duplicate_is_a_proposal_of_its_own_at_another_time_with_place_words_and_hosts(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var hidden = TestData.Phoenix() with { Visibility = AddressVisibility.Area, AreaPoint = new GeoPoint(33.4, -112.1) };
        var made = TestData.PublishedEvent(
            TestData.EventDetails() with { IsFlagship = true, Evidence = EventEvidence.Happened, Sources = [new("A paper", "https://paper.example")] }, place: hidden);
        made.HostedBy(TestData.ListedOrganization(), HostRole.Lead);
        var other = made.Duplicate($"again-{Guid.NewGuid():n}", Later, LifeCycle.By, LifeCycle.When);
        await SaveAsync(database, made, other);

        await using var db = database.CreateDbContext();
        var kept = await db.Events.Include(e => e.Hosts).Include(e => e.TrueAddress).SingleAsync(e => e.Id == other.Id, Ct);
        Assert.Equal((EventStatus.Proposed, made.Title, Later), (kept.Status, kept.Title, kept.Schedule));
        Assert.Equal((false, EventEvidence.EnteredHere, 0), (kept.IsFlagship, kept.Evidence, kept.Sources.Count));
        Assert.NotEqual((made.Slug, made.Code), (kept.Slug, kept.Code));
        Assert.Equal(made.Hosts.Select(h => h.OrganizationId), kept.Hosts.Select(h => h.OrganizationId));
        Assert.Equal(("", 33.4, -112.1, PointPrecision.Area), (kept.Venue, kept.Latitude, kept.Longitude, kept.Precision));
        Assert.Equal(("Test Plaza", 33.45, -112.08), (kept.TrueAddress!.Venue, kept.TrueAddress.Latitude, kept.TrueAddress.Longitude));
        Assert.Equal("duplicated", (await db.History.SingleAsync(h => h.NounId == other.Id, Ct)).What);
        Assert.Equal(0, (await db.Events.SingleAsync(e => e.Id == made.Id, Ct)).Version);
    }

    [Fact]
    public void What_is_refused_changes_nothing()
    {
        var made = TestData.PublishedEvent();
        var (one, other) = (TestData.ListedOrganization(), TestData.ListedOrganization());
        made.HostedBy(one, HostRole.Lead);
        var (details, schedule) = (made.Details, made.Schedule);

        Assert.Throws<DomainException>(() => made.Correct(details with { Type = EventType.Rally, Safety = new(new string('x', CampaignEvent.NoteMaxLength + 1), "") }, LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => made.Retime(Later with { EndTime = new(17, 0) }, LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => made.RenameHosts([(one, HostRole.Lead), (other, HostRole.Lead)], LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => made.RenameHosts([(other, HostRole.Lead), (other, HostRole.CoHost)], LifeCycle.By, LifeCycle.When));

        Assert.Equal((details, schedule, TestData.At), (made.Details with { Languages = details.Languages, Sources = details.Sources }, made.Schedule, made.UpdatedAt));
        Assert.Equal([one.Id], made.Hosts.Select(h => h.OrganizationId));
    }

    [Fact]
    public void A_postponed_event_is_given_its_new_time_and_not_another_old_one()
    {
        var made = TestData.PublishedEvent();
        made.Postpone(BilingualText.Empty, LifeCycle.By, LifeCycle.When);

        Assert.Throws<IllegalTransitionException>(() => made.Retime(Later, LifeCycle.By, LifeCycle.When));
    }

    [Fact]
    public void Marking_twice_is_remembered_once()
    {
        var made = TestData.PublishedEvent();
        made.MarkFlagship(LifeCycle.By, LifeCycle.When);
        made.MarkFlagship(LifeCycle.By, LifeCycle.When.AddDays(1));

        Assert.Equal(LifeCycle.When, made.UpdatedAt);
    }

    [Theory, OnBothEngines]
    public async Task A_day_of_action_is_corrected_under_its_address(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var day = DayOfAction.Call($"day-{Guid.NewGuid():n}", new("A day", ""), BilingualText.Empty, new(2026, 6, 6), new(2026, 6, 7), [], TestData.By, TestData.At);
        await SaveAsync(database, day);
        await using var db = database.CreateDbContext();
        var kept = await db.DaysOfAction.SingleAsync(d => d.Id == day.Id, Ct);

        Assert.Throws<DomainException>(() => kept.Correct(new("Another", "Otra"), BilingualText.Empty, new(2026, 6, 8), new(2026, 6, 7), LifeCycle.By, LifeCycle.When));
        Assert.Equal("A day", kept.Name.En);
        kept.Correct(new("Another", "Otra"), new("Why.", "Por qué."), new(2026, 6, 8), new(2026, 6, 9), LifeCycle.By, LifeCycle.When);
        await db.SaveChangesAsync(Ct);

        Assert.Equal((day.Slug, "Otra", new DateOnly(2026, 6, 9), 1), (kept.Slug, kept.Name.Es, kept.LastDay, kept.Version));
        Assert.Equal(["called", "corrected"], await db.History.Where(h => h.NounId == day.Id).OrderBy(h => h.At).Select(h => h.What).ToListAsync(Ct));
    }

    private static async Task SaveAsync(TestDatabase database, params object[] nouns)
    {
        await using var db = database.CreateDbContext();
        db.AddRange(nouns);
        await db.SaveChangesAsync(Ct);
    }
}
