using System.Net;
using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>What an event shows of others changes with them, and whoever keeps a copy of the event hears of it.</summary>
public sealed class HostsInAnswersTests
{
    private static readonly string[] Followed =
    [
        "/events.ics", "/es/events.ics?state=AZ", "/events.atom", "/events/shared.ics", "/organizations/stays.ics", "/organizations/stays.atom", "/days/a-day.ics", "/days/a-day.atom",
        "/api/v1/events.ics", "/api/v1/events.atom", "/api/v1/events/shared.ics", "/api/v1/events/shared",
    ];

    [Theory, OnBothEngines]
    public async Task An_event_changes_when_a_host_is_renamed_leaves_the_roster_or_comes_onto_it(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        Assert.Equal("Leaves lead, Stays co_host", HostsOf(await ReadAsync(site)));

        await AssertToldAsync(site, "Lantern lead, Stays co_host", async db => (await OrganizationAsync(db, "leaves")).Correct(Details("Lantern"), TestData.By, site.Now));
        await AssertToldAsync(site, "Stays co_host", async db => (await OrganizationAsync(db, "leaves")).Withdraw(TestData.By, site.Now));
        await AssertToldAsync(site, "Stays co_host, Waits co_host", async db => (await OrganizationAsync(db, "waits")).List(TestData.By, site.Now));
    }

    [Theory, OnBothEngines]
    public async Task An_event_stays_as_it_is_when_a_host_changes_in_what_the_event_does_not_show(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var before = await ReadAsync(site);

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.ChangeAsync(async db => (await OrganizationAsync(db, "stays")).Correct(Details("Stays") with { City = "Tucson" }, TestData.By, site.Now));
        await site.ChangeAsync(async db => (await OrganizationAsync(db, "waits")).Correct(Details("Waits on"), TestData.By, site.Now));

        Assert.Equal(before.ToString(), (await ReadAsync(site)).ToString());
        Assert.DoesNotContain("event", (await site.JsonAsync($"/changes?since={site.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}")).Items().Select(item => item.Text("type")));
    }

    [Theory, OnBothEngines]
    public async Task A_host_bears_its_id(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var db = await site.OpenDatabaseAsync();
        var stays = await OrganizationAsync(db, "stays");

        Assert.Equal(stays.Id, (await ReadAsync(site)).GetProperty("hosts")[1].GetProperty("id").GetGuid());
    }

    [Theory, OnBothEngines]
    public async Task An_event_changes_when_its_day_of_action_is_renamed(Engine engine)
    {
        await using var site = await SiteAsync(engine);

        await AssertToldAsync(site, "Leaves lead, Stays co_host", async db =>
            (await db.DaysOfAction.SingleAsync()).Correct(new("Another day", "Otro día"), new("", ""), new(2026, 6, 6), new(2026, 6, 6), TestData.By, site.Now));

        Assert.Equal("Another day", (await ReadAsync(site)).GetProperty("day_of_action").GetProperty("name").Text("en"));
    }

    [Theory, OnBothEngines]
    public async Task An_event_that_was_tied_to_samples_changes_when_they_are_removed(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Samples = true });
        var (hosted, counted, apart) = (ApiReading.Event("hosted"), ApiReading.Event("counted"), ApiReading.Event("apart"));
        await site.ChangeAsync(async db =>
        {
            hosted.HostedBy(await db.Organizations.FirstAsync(o => o.IsSample), HostRole.Lead);
            counted.BelongsTo(await db.DaysOfAction.SingleAsync(d => d.IsSample));
            await db.AddRangeAsync(hosted, counted, apart);
        });

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await using (var db = await site.OpenDatabaseAsync())
            await CampaignSeeding.RemoveSamplesAsync(db, TestData.By, site.Now, CancellationToken.None);
        await site.ChangeAsync(_ => Task.CompletedTask);

        var told = (await site.JsonAsync($"/changes?type=event&limit=200&since={site.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}")).Items().Where(item => item.Text("deleted_at") is null);
        Assert.Equal(new[] { hosted.Id, counted.Id }.Order(), told.Select(item => item.GetProperty("id").GetGuid()).Order());
        Assert.Equal(JsonValueKind.Null, (await site.JsonAsync("/events/counted")).GetProperty("data").GetProperty("day_of_action").ValueKind);
    }

    [Theory, OnBothEngines]
    public async Task A_feed_and_a_calendar_change_when_an_event_leaves_them(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var remaining = ApiReading.Event("remaining");
        await site.ChangeAsync(async db =>
        {
            remaining.HostedBy(await OrganizationAsync(db, "stays"), HostRole.Lead);
            await db.AddAsync(remaining);
        });
        var before = await LastModifiedAsync(site, ["/events.ics?state=AZ", "/events.atom?state=AZ", "/organizations/stays.ics", "/organizations/stays.atom", "/api/v1/events.atom?state=AZ"]);

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.ChangeAsync(async db =>
        {
            var shared = await db.Events.Include(e => e.TrueAddress).Include(e => e.Hosts).ThenInclude(h => h.Organization).SingleAsync(e => e.Slug == "shared");
            shared.Move(TestData.Phoenix() with { State = "NM" }, TestData.By, site.Now);
            shared.CoHostLeaves((await OrganizationAsync(db, "stays")).Id, TestData.By, site.Now);
        });

        await AssertAnsweredAnewAsync(site, before);
        foreach (var path in before.Keys.Where(path => path.Contains(".ics", StringComparison.Ordinal)))
            Assert.Equal(["remaining"], await site.SummariesAsync(path));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var (leaves, stays, waits) = (TestData.ListedOrganization("Leaves", slug: "leaves"), TestData.ListedOrganization("Stays", slug: "stays"), TestData.Organization("Waits", slug: "waits"));
        var shared = ApiReading.Event("shared", lead: leaves, coHost: stays);
        shared.HostedBy(waits, HostRole.CoHost);
        shared.BelongsTo(DayOfAction.Call("a-day", new("A day", "Un día"), new("", ""), new(2026, 6, 6), new(2026, 6, 6), [], TestData.By, TestData.At));
        var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db => db.AddRangeAsync(shared));
        return site;
    }

    private static async Task AssertToldAsync(CampaignSite site, string hosts, Func<Data.CampaignDbContext, Task> change)
    {
        var before = await LastModifiedAsync(site, Followed);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await site.ChangeAsync(change);

        var shared = await ReadAsync(site);
        Assert.Equal((hosts, site.Now), (HostsOf(shared), shared.GetProperty("updated_at").GetDateTimeOffset().UtcDateTime));
        var since = $"{site.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        Assert.Equal(["shared"], await site.SlugsAsync($"/events?updated_since={since}"));
        Assert.Contains(shared.GetProperty("id").GetGuid(), (await site.JsonAsync($"/changes?type=event&since={since}")).Items().Select(item => item.GetProperty("id").GetGuid()));
        await AssertAnsweredAnewAsync(site, before);
    }

    private static async Task<Dictionary<string, string>> LastModifiedAsync(CampaignSite site, string[] paths)
    {
        var times = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            using var response = await site.GetAsync(path);
            times[path] = response.Header("Last-Modified")!;
        }

        return times;
    }

    private static async Task AssertAnsweredAnewAsync(CampaignSite site, Dictionary<string, string> lastModified)
    {
        foreach (var (path, time) in lastModified)
        {
            using var answer = await site.AskAsync($"http://localhost{path}", null, ("If-Modified-Since", time));
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        }
    }

    private static Task<Organization> OrganizationAsync(Data.CampaignDbContext db, string slug) => db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Slug == slug);

    private static OrganizationDetails Details(string name) => new() { Name = name, City = "Phoenix", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Community] };

    private static async Task<JsonElement> ReadAsync(CampaignSite site) => (await site.JsonAsync("/events/shared")).GetProperty("data");

    private static string HostsOf(JsonElement shared) =>
        string.Join(", ", shared.GetProperty("hosts").EnumerateArray().Select(host => $"{host.Text("name")} {host.Text("role")}"));
}
