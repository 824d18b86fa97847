using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events.Planning;

public sealed class PlanEventTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task What_is_published_stands_on_the_public_pages_at_once_in_the_zone_of_its_place(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var (lead, other) = (TestData.ListedOrganization("Candle Keepers"), TestData.ListedOrganization("Other Keepers"));
        await site.ChangeAsync(async db => await db.AddRangeAsync(lead, other));
        Assert.Empty(await site.TitlesAsync("/events"));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        var edited = await acting.The<EditEvent>().AddAsync(
            PlanSheets.Vigil((EventFields.Lead, $"{lead.Id}"), (EventFields.CoHosts, $"{other.Id}"), (EventFields.Languages, "en,es")), PlanSheets.Nothing, Ct);

        Assert.Equal(SheetResult.Saved, edited.Outcome.Result);
        await using var db = await site.OpenDatabaseAsync();
        var made = await db.Events.Include(e => e.Hosts).SingleAsync(Ct);
        Assert.Equal(($"/organize/events/{made.Id}", "candles-at-the-plaza-2026-06-06", EventStatus.Published), (edited.Outcome.Address, made.Slug, made.Status));
        Assert.Equal(("America/Phoenix", PointPrecision.PostalCode, "85003"), (made.TimeZone, made.Precision, made.PostalCode));
        Assert.Equal([HostRole.Lead, HostRole.CoHost], made.Hosts.OrderBy(h => h.Role).Select(h => h.Role));
        Assert.Equal(["proposed", "published"], await db.History.Where(h => h.NounId == made.Id).Select(h => h.What).Order().ToListAsync(Ct));
        Assert.Equal(["Candles at the plaza"], await site.TitlesAsync("/events"));
        Assert.Contains("Candle Keepers", (await site.GetPageAsync($"/events/{made.Slug}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task What_is_not_published_waits_and_nobody_outside_sees_it(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        await acting.The<EditEvent>().AddAsync(PlanSheets.Vigil((EventFields.Publish, "")), PlanSheets.Nothing, Ct);

        Assert.Empty(await site.TitlesAsync("/events"));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(EventStatus.Proposed, (await db.Events.SingleAsync(Ct)).Status);
    }

    [Theory]
    [InlineData(EventFields.TitleEn, "", EventFields.TitleEn)]
    [InlineData(EventFields.StartDate, "", EventFields.StartDate)]
    [InlineData(EventFields.StartDate, "soon", EventFields.StartDate)]
    [InlineData(EventFields.StartTime, "late", EventFields.StartTime)]
    [InlineData(EventFields.EndTime, "18:00", EventFields.EndTime)]
    [InlineData(EventFields.EndDate, "2026-06-05", EventFields.EndDate)]
    [InlineData(EventFields.EndDate, "2029-06-05", EventFields.EndDate)]
    [InlineData(EventFields.City, "", EventFields.City)]
    [InlineData(EventFields.State, "XX", EventFields.State)]
    [InlineData(EventFields.PostalCode, "850", EventFields.PostalCode)]
    [InlineData(EventFields.Pin, "here", EventFields.Pin)]
    [InlineData(EventFields.TimeZone, "Mars/Olympus", EventFields.TimeZone)]
    [InlineData(EventFields.Lead, "019700d5-7d0a-7000-8000-000000000000", EventFields.Lead)]
    [InlineData(EventFields.Lead, "?Carpet", EventFields.Lead)]
    [InlineData(EventFields.CoHosts, "?Carpet", EventFields.CoHosts)]
    [InlineData(EventFields.DayOfAction, "019700d5-7d0a-7000-8000-000000000000", EventFields.DayOfAction)]
    [InlineData(EventFields.DescriptionEn, "\0", EventFields.DescriptionEn)]
    public async Task What_is_amiss_is_told_at_its_field_and_nothing_is_made(string field, string typed, string amiss)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        var edited = await acting.The<EditEvent>().AddAsync(PlanSheets.Vigil((field, typed)), PlanSheets.Nothing, Ct);

        Assert.Equal(SheetResult.Refused, edited.Outcome.Result);
        Assert.Equal(amiss, Assert.Single(edited.Outcome.Errors).Name);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(0, await db.Events.CountAsync(Ct));
    }

    [Theory]
    [InlineData(EventQuestion.PinElsewhere, EventFields.Pin, "36.17, -115.14")]
    [InlineData(EventQuestion.PinElsewhere, EventFields.Pin, "30, -50")]
    [InlineData(EventQuestion.ZipElsewhere, EventFields.PostalCode, "10001")]
    [InlineData(EventQuestion.PinFar, EventFields.Pin, "32.2217, -110.9265")]
    [InlineData(EventQuestion.ZipUnknown, EventFields.PostalCode, "00000")]
    [InlineData(EventQuestion.ZoneElsewhere, EventFields.TimeZone, "Pacific/Guam")]
    [InlineData(EventQuestion.InThePast, EventFields.StartDate, "2026-05-06")]
    [InlineData(EventQuestion.TimeSkipped, EventFields.StartDate, "2027-03-14", EventFields.StartTime, "02:30", EventFields.City, "Houston", EventFields.State, "TX", EventFields.PostalCode, "77002")]
    [InlineData(EventQuestion.TimeTwice, EventFields.StartDate, "2026-11-01", EventFields.StartTime, "01:30", EventFields.City, "Houston", EventFields.State, "TX", EventFields.PostalCode, "77002")]
    public async Task What_may_be_a_slip_is_asked_once_and_saved_when_it_is_right(EventQuestion question, params string[] typed)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = PlanSheets.Vigil([.. typed.Chunk(2).Select(pair => (pair[0], pair[1]))]);
        var edit = acting.The<EditEvent>();

        var asked = await edit.AddAsync(sheet, PlanSheets.Nothing, Ct);
        Assert.Equal((SheetResult.Refused, question), (asked.Outcome.Result, Assert.Single(asked.Asks)));
        Assert.Equal(SheetResult.Saved, (await edit.AddAsync(sheet, asked.Asks.ToHashSet(), Ct)).Outcome.Result);
    }

    [Theory, OnBothEngines]
    public async Task Likely_twins_are_shown_before_another_is_made(Engine engine)
    {
        var host = TestData.ListedOrganization();
        var sameHost = TestData.PublishedEvent(TestData.EventDetails("Same host"), TestData.Saturday() with { StartDate = new(2026, 6, 7) }, TestData.Phoenix() with { City = "Tucson", Venue = "Far" });
        sameHost.HostedBy(host, HostRole.CoHost);
        var hidden = TestData.Phoenix() with { Venue = "The plaza", Visibility = AddressVisibility.Area, AreaPoint = new GeoPoint(33.4, -112.1) };
        var samePlace = TestData.PublishedEvent(TestData.EventDetails("Same place"), place: hidden);
        var declined = PlanSheets.InStatus(EventStatus.Declined);
        var later = TestData.PublishedEvent(TestData.EventDetails("Later"), TestData.Saturday() with { StartDate = new(2026, 6, 8) }, hidden);
        var elsewhere = TestData.PublishedEvent(TestData.EventDetails("Elsewhere"), place: TestData.Phoenix() with { Venue = "Hall", Point = new GeoPoint(33.6, -112.3) });
        await using var site = await Some.SiteWithAsync(engine, sameHost, samePlace, declined, later, elsewhere);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = PlanSheets.Vigil((EventFields.Lead, $"{host.Id}"));

        var asked = await acting.The<EditEvent>().AddAsync(sheet, PlanSheets.Nothing, Ct);

        Assert.Equal([EventQuestion.Twins], asked.Asks);
        Assert.Equal(["Same place", "Same host"], asked.Twins.Select(twin => twin.Title.En));
        Assert.Equal(SheetResult.Saved, (await acting.The<EditEvent>().AddAsync(sheet, asked.Asks.ToHashSet(), Ct)).Outcome.Result);
    }

    [Theory, OnBothEngines]
    public async Task Two_events_of_one_title_and_day_have_addresses_of_their_own(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        foreach (var venue in (string[])["One", "Two"])
            await acting.The<EditEvent>().AddAsync(PlanSheets.Vigil((EventFields.Venue, venue)), PlanSheets.Nothing, Ct);

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(["candles-at-the-plaza-2026-06-06", "candles-at-the-plaza-2026-06-06-2"], await db.Events.OrderBy(e => e.Slug).Select(e => e.Slug).ToListAsync(Ct));
    }
}
