using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Events;

public sealed class EventQueriesTests
{
    /// <summary>Saturday in Phoenix, when <c>TestData.Saturday()</c> is over.</summary>
    private static readonly DateTime Over = new(2026, 6, 7, 4, 0, 0, DateTimeKind.Utc);

    [Theory, OnBothEngines]
    public async Task The_public_sees_published_cancelled_and_postponed_events(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var declined = Proposed("declined");
        declined.Decline("No.", TestData.By, TestData.At);
        var cancelled = Published("cancelled");
        cancelled.Cancel(BilingualText.Empty, TestData.By, TestData.At);
        var postponed = Published("postponed");
        postponed.Postpone(BilingualText.Empty, TestData.By, TestData.At);
        db.AddRange(Proposed("proposed"), declined, cancelled, postponed, Published("published"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["cancelled", "postponed", "published"], await SlugsAsync(db.Events.Shown()));
    }

    [Theory, OnBothEngines]
    public async Task An_event_is_past_by_its_own_zone(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(
            Published("phoenix"), Published("honolulu", TestData.Saturday("Pacific/Honolulu")), Published("new-york", TestData.Saturday("America/New_York")),
            Published("day", new EventSchedule(new(2026, 6, 6), null, null, null, "America/New_York")));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["honolulu"], await SlugsAsync(db.Events.Upcoming(Over)));
        Assert.Equal(["day", "new-york", "phoenix"], await SlugsAsync(db.Events.Past(Over)));
        Assert.Equal(["day", "honolulu", "phoenix"], await SlugsAsync(db.Events.Upcoming(Over.AddTicks(-10))));
        Assert.Equal(["day", "new-york", "phoenix", "honolulu"], await db.Events.SoonestFirst().Select(e => e.Slug).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["honolulu", "phoenix", "new-york", "day"], await db.Events.LatestFirst().Select(e => e.Slug).ToListAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The query says of the start what follows from the end; the longest event shows that it says no more.</summary>
    [Theory, OnBothEngines]
    public async Task The_longest_event_is_upcoming_until_its_last_instant(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var first = new DateOnly(2026, 6, 6);
        var longest = Published("longest", new EventSchedule(first, null, first.AddDays(EventSchedule.MostDays), null, "Etc/GMT+12"));
        var newest = Published("newest", new EventSchedule(first, new(0, 0), null, new(0, 1), "Pacific/Kiritimati"));
        db.AddRange(longest, newest);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["longest"], await SlugsAsync(db.Events.Upcoming(longest.PastAt.AddTicks(-10))));
        Assert.Empty(await SlugsAsync(db.Events.Upcoming(longest.PastAt)));
        Assert.Equal(["newest"], await SlugsAsync(db.Events.Past(newest.PastAt)));
    }

    [Theory, OnBothEngines]
    public async Task Events_are_filtered_by_day_state_type_host_and_name(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var march = TestData.PublishedEvent(
            TestData.EventDetails(type: EventType.March, slug: "march") with { Code = "march2" },
            TestData.Saturday() with { StartDate = new(2026, 6, 8) }, TestData.Phoenix() with { State = "NM" });
        var (lead, coHost) = (TestData.ListedOrganization("Lead"), TestData.ListedOrganization("Co-host"));
        march.HostedBy(lead, HostRole.Lead);
        march.HostedBy(coHost, HostRole.CoHost);
        var day = DayOfAction.Call("day", new("D", "D"), BilingualText.Empty, new(2026, 6, 8), new(2026, 6, 8), [], TestData.By, TestData.At);
        march.BelongsTo(day);
        db.AddRange(Published("vigil"), march);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["march"], await SlugsAsync(db.Events.From(new(2026, 6, 8))));
        Assert.Equal(["march", "vigil"], await SlugsAsync(db.Events.From(new(2026, 6, 6))));
        Assert.Equal(["vigil"], await SlugsAsync(db.Events.To(new(2026, 6, 7))));
        Assert.Equal(["march", "vigil"], await SlugsAsync(db.Events.To(new(2026, 6, 8))));
        Assert.Equal(["march"], await SlugsAsync(db.Events.InState("NM")));
        Assert.Equal(["vigil"], await SlugsAsync(db.Events.OfType(EventType.Vigil)));
        Assert.Equal(["march"], await SlugsAsync(db.Events.HostedBy(lead.Id)));
        Assert.Equal(["march"], await SlugsAsync(db.Events.Shown().HostedBy(coHost.Id)));
        Assert.Equal(["march"], await SlugsAsync(db.Events.OfDay(day.Id)));
        Assert.Equal(["march"], await SlugsAsync(db.Events.WithCode("march2")));
        Assert.Equal(["vigil"], await SlugsAsync(db.Events.Named("vigil")));
        Assert.Equal("day", (await db.DaysOfAction.Named("day").SingleAsync(TestContext.Current.CancellationToken)).Slug);
        Assert.Empty(await db.DaysOfAction.Named("days").ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task A_box_holds_the_points_on_its_edges_and_no_others(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(At("corner", 33, -113), At("middle", 33.5, -112.5), At("north", 34.01, -112.5), At("south", 32.99, -112.5), At("east", 33.5, -111.99), At("west", 33.5, -113.01));
        db.Add(TestData.PublishedEvent(TestData.EventDetails(slug: "nowhere"), place: TestData.Phoenix() with { Point = null }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["corner", "middle"], await SlugsAsync(db.Events.Within(new GeoBox(-113, 33, -112, 34))));

        static CampaignEvent At(string slug, double latitude, double longitude) =>
            TestData.PublishedEvent(TestData.EventDetails(slug: slug), place: TestData.Phoenix() with { Point = new(latitude, longitude) });
    }

    [Theory, OnBothEngines]
    public async Task A_box_and_a_circle_reach_over_the_180th_meridian(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(At("attu", 52.9, 173), At("adak", 51.88, -176.65), At("east-edge", 52, -170), At("west-edge", 52, 170), At("phoenix", 33.45, -112.08), At("guam", 13.47, 144.75));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["adak", "attu", "east-edge", "west-edge"], await SlugsAsync(db.Events.Within(new GeoBox(170, 50, -170, 55))));
        Assert.Equal(["guam", "phoenix"], await SlugsAsync(db.Events.Within(new GeoBox(-169.9, 0, 169.9, 60))));
        Assert.Equal(["adak", "attu"], await SlugsAsync(db.Events.NearTo(new GeoPoint(52, 179.9), 320)));
        Assert.Equal(["adak", "attu"], await SlugsAsync(db.Events.NearTo(new GeoPoint(52, -179.9), 320)));

        static CampaignEvent At(string slug, double latitude, double longitude) =>
            TestData.PublishedEvent(TestData.EventDetails(slug: slug), place: TestData.Phoenix() with { Point = new(latitude, longitude) });
    }

    [Theory, OnBothEngines]
    public async Task An_organization_hosts_in_a_role(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var (one, other) = (TestData.ListedOrganization("One"), TestData.ListedOrganization("Other"));
        var (leads, helps, nobody) = (Published("leads"), Published("helps"), Published("nobody"));
        leads.HostedBy(one, HostRole.Lead);
        leads.HostedBy(other, HostRole.CoHost);
        helps.HostedBy(one, HostRole.CoHost);
        db.AddRange(leads, helps, nobody);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["helps", "leads"], await SlugsAsync(db.Events.HostedBy(one.Id)));
        Assert.Equal(["leads"], await SlugsAsync(db.Events.HostedBy(one.Id, HostRole.Lead)));
        Assert.Equal(["helps"], await SlugsAsync(db.Events.HostedBy(one.Id, HostRole.CoHost)));
        Assert.Empty(await SlugsAsync(db.Events.HostedBy(other.Id, HostRole.Lead)));
    }

    [Theory, OnBothEngines]
    public async Task Those_that_start_after_one_follow_it_also_where_they_start_at_once(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(Enumerable.Range(0, 12).Select(i => Published($"same-{i}")));
        db.AddRange(Published("before", TestData.Saturday() with { StartTime = new(18, 59) }), Published("after", TestData.Saturday() with { StartTime = new(19, 1) }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var all = await db.Events.SoonestFirst().Select(e => new { e.Id, e.StartsAt }).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(14, all.Count);
        for (var at = 0; at < all.Count; at++)
        {
            Assert.Equal(
                all.Skip(at + 1).Select(e => e.Id),
                await db.Events.StartingAfter(all[at].StartsAt, all[at].Id).SoonestFirst().Select(e => e.Id).ToListAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory, OnBothEngines]
    public async Task Near_is_a_circle_by_the_public_point(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var centre = new GeoPoint(33.45, -112.08);
        for (var i = 0; i < 60; i++)
        {
            var point = new GeoPoint(centre.Latitude + (i % 8 - 4) * 0.1, centre.Longitude + (i / 8 - 4) * 0.1);
            db.Add(TestData.PublishedEvent(TestData.EventDetails(slug: $"near-{i:00}"), place: TestData.Phoenix() with { Point = point }));
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var all = await db.Events.OrderBy(e => e.Slug).ToListAsync(TestContext.Current.CancellationToken);

        var near = all.Where(e => centre.MilesTo(new(e.Latitude!.Value, e.Longitude!.Value)) <= 20).Select(e => e.Slug).ToList();
        Assert.InRange(near.Count, 10, 50);
        Assert.Equal(near, await SlugsAsync(db.Events.NearTo(centre, 20)));
    }

    [Theory, OnBothEngines]
    public async Task A_calendar_is_by_local_day_then_those_without_an_hour_then_by_the_clock_of_the_place(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(
            Published("b-evening", TestData.Saturday("America/New_York")), Published("c-evening-west", TestData.Saturday("Pacific/Honolulu")),
            Published("a-day", TestData.Saturday() with { StartTime = null }), Published("d-next", TestData.Saturday() with { StartDate = new(2026, 6, 7), StartTime = new(8, 0) }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["a-day", "b-evening", "c-evening-west", "d-next"], await db.Events.ByDay().Select(e => e.Slug).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["d-next", "a-day", "b-evening", "c-evening-west"], await db.Events.ByDayBackwards().Select(e => e.Slug).ToListAsync(TestContext.Current.CancellationToken));
    }

    private static CampaignEvent Proposed(string slug) =>
        CampaignEvent.Propose(TestData.EventDetails(slug: slug), TestData.Saturday(), TestData.Phoenix(), TestData.By, TestData.At);

    private static CampaignEvent Published(string slug, EventSchedule? schedule = null) => TestData.PublishedEvent(TestData.EventDetails(slug: slug), schedule);

    private static async Task<List<string>> SlugsAsync(IQueryable<CampaignEvent> events) =>
        await events.OrderBy(e => e.Slug).Select(e => e.Slug).ToListAsync(TestContext.Current.CancellationToken);
}
