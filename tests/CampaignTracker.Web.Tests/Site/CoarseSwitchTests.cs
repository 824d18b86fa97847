using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Site;

public sealed class CoarseSwitchTests
{
    private static readonly string[] Paths =
        ["/events/in-phoenix", "/es/events/in-phoenix", "/events", "/events/in-phoenix.ics", "/events.ics", "/api/v1/events", "/api/v1/events.csv", "/api/v1/events.geojson", "/api/v1/events/in-phoenix"];

    private static readonly string[] Canaries = ["Canary Plaza", "7 Canary Street", "33.44831", "-112.07712", "112.07712"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task At_once_no_page_feed_or_answer_tells_the_address_any_more(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var before = await Task.WhenAll(Paths.Select(path => TextAsync(site, path)));
        Assert.All(before.Where((_, i) => Paths[i] is not "/events"), text => Assert.Contains(Canaries, canary => text.Contains(canary, StringComparison.Ordinal)));

        var outcome = await site.TurnAsync(SiteSwitch.CoarseEverywhere, on: true);

        Assert.Equal((SwitchResult.Done, 2), (outcome.Result, outcome.Addresses));
        foreach (var path in Paths)
        {
            var text = await TextAsync(site, path);
            Assert.All(Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
        }

        Assert.Contains("Phoenix", await TextAsync(site, "/events/in-phoenix"), StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        var one = await db.Events.SingleAsync(e => e.Slug == "in-phoenix", Ct);
        Assert.Equal((AddressVisibility.Area, PointPrecision.Area), (one.AddressVisibility, one.Precision));
        Assert.NotNull(one.Latitude);
        Assert.Equal("A Administrator", (await db.History.OrderByDescending(h => h.At).FirstAsync(h => h.NounId == one.Id && h.What == "coarsened", Ct)).By);
    }

    [Theory, OnBothEngines]
    public async Task One_state_leaves_the_others_as_they_are(Engine engine)
    {
        await using var site = await SiteAsync(engine);

        Assert.Equal(1, (await site.TurnAsync(SiteSwitch.CoarseState, on: true, "AZ")).Addresses);

        Assert.Equal([AddressVisibility.Area, AddressVisibility.Public], await VisibilitiesAsync(site));
        Assert.Equal(SwitchResult.NoState, (await site.TurnAsync(SiteSwitch.CoarseState, on: true, "ZZ")).Result);
    }

    [Theory, OnBothEngines]
    public async Task What_is_published_or_moved_later_is_coarse_too_whoever_saves_it(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await site.TurnAsync(SiteSwitch.CoarseState, on: true, "AZ");

        await site.ChangeAsync(async db => await db.AddAsync(TestData.PublishedEvent(TestData.EventDetails(slug: "later"), place: TestData.Phoenix()), Ct));
        await site.ChangeAsync(async db => (await db.Events.Include(e => e.TrueAddress).SingleAsync(e => e.Slug == "in-denver", Ct)).Move(TestData.Phoenix(), TestData.By, site.Now));

        await using var db = await site.OpenDatabaseAsync();
        foreach (var one in await db.Events.Include(e => e.TrueAddress).Where(e => e.Slug == "later" || e.Slug == "in-denver").ToListAsync(Ct))
        {
            Assert.Equal((AddressVisibility.Area, "", "Test Plaza"), (one.AddressVisibility, one.Venue, one.TrueAddress!.Venue));
            Assert.Equal("the site", (await db.History.SingleAsync(h => h.NounId == one.Id && h.What == "coarsened", Ct)).By);
        }
    }

    [Theory, OnBothEngines]
    public async Task Turned_off_nothing_comes_back_by_itself_but_all_of_it_when_asked_for(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await site.TurnAsync(SiteSwitch.CoarseEverywhere, on: true);
        await site.TurnAsync(SiteSwitch.CoarseState, on: true, "CO");
        await site.TurnAsync(SiteSwitch.CoarseEverywhere, on: false);
        Assert.Equal([AddressVisibility.Area, AddressVisibility.Area], await VisibilitiesAsync(site));

        await using (var acting = await Acting.AsAsync(site, OrganizerRole.Administrator))
        {
            Assert.Equal(1, (await acting.The<ReadSite>().ReadAsync(Ct)).HiddenInVain);
            Assert.Equal(1, (await acting.The<TurnSwitches>().ShowAddressesAgainAsync(Ct)).Addresses);
        }

        Assert.Equal([AddressVisibility.Public, AddressVisibility.Area], await VisibilitiesAsync(site));
        Assert.Contains("7 Canary Street", await TextAsync(site, "/events/in-phoenix"), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task It_works_while_the_site_is_read_only_and_on_another_node_within_two_seconds(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await using var other = await CampaignSite.StartAsync(engine, new SiteOptions { SharesDatabaseOf = site });
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);
        Assert.Contains("7 Canary Street", await TextAsync(other, "/events/in-phoenix"), StringComparison.Ordinal);

        await site.TurnAsync(SiteSwitch.CoarseEverywhere, on: true);

        Assert.True(await other.SeesSoonAsync(async () => !(await TextAsync(other, "/events/in-phoenix")).Contains("7 Canary Street", StringComparison.Ordinal)));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var site = await CampaignSite.StartAsync(engine);
        var place = TestData.Phoenix() with { Venue = "Canary Plaza", AddressLine = "7 Canary Street", Point = new GeoPoint(33.44831, -112.07712) };
        await site.ChangeAsync(db =>
        {
            db.AddRange(
                TestData.PublishedEvent(TestData.EventDetails(slug: "in-phoenix"), place: place),
                TestData.PublishedEvent(TestData.EventDetails(slug: "in-denver"), place: TestData.Phoenix() with { City = "Denver", State = "CO", PostalCode = "", Point = new(39.74, -104.98) }));
            return Task.CompletedTask;
        });
        return site;
    }

    private static async Task<List<AddressVisibility>> VisibilitiesAsync(CampaignSite site)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.Events.OrderByDescending(e => e.Slug).Select(e => e.AddressVisibility).ToListAsync(Ct);
    }

    private static async Task<string> TextAsync(CampaignSite site, string path)
    {
        using var answer = await site.GetAsync(path);
        return (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
    }
}
