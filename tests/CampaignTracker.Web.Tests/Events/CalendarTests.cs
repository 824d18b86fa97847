using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>What stands in calendars, and for how long.</summary>
public sealed class CalendarTests
{
    private static readonly BilingualText Sorry = new("We are sorry.", "Lo sentimos.");

    [Theory, OnBothEngines]
    public async Task A_calendar_holds_what_is_to_come_and_what_is_past_by_at_most_thirty_days(Engine engine)
    {
        // It is 9:00 AM of June 1 in Phoenix, where an event without an end is past after two hours.
        await using var site = await Some.SiteWithAsync(engine,
            Some.Event("Long past", "2026-05-02 06:59", "America/Phoenix"), Some.Event("Just kept", "2026-05-02 07:01", "America/Phoenix"),
            Some.Event("Coming", "2026-06-06 19:00", "America/Phoenix"), Some.Event("Next year", "2027-06-06 19:00", "America/Phoenix"));

        Assert.Equal(["Just kept", "Coming", "Next year"], await site.SummariesAsync("/events.ics"));
        Assert.Equal(["Long past"], await site.SummariesAsync($"/events/{await SlugOfAsync(site, "Long past")}.ics"));
    }

    [Theory, OnBothEngines]
    public async Task A_calendar_can_be_that_of_a_state_a_type_or_an_organization(Engine engine)
    {
        var hosted = Some.Event("Led", "2026-06-07 19:00", "America/Phoenix");
        var cohosted = Some.Event("Helped", "2026-06-08 19:00", "America/Denver", state: "CO", type: EventType.March);
        var lantern = TestData.ListedOrganization("Lantern", slug: "lantern");
        hosted.HostedBy(lantern, HostRole.Lead);
        cohosted.HostedBy(lantern, HostRole.CoHost);
        await using var site = await Some.SiteWithAsync(engine, Some.Event("Alone", "2026-06-06 19:00", "America/Phoenix"), hosted, cohosted);

        Assert.Equal(["Alone", "Led", "Helped"], await site.SummariesAsync("/events.ics"));
        Assert.Equal(["Alone", "Led"], await site.SummariesAsync("/events.ics?state=AZ"));
        Assert.Equal(["Helped"], await site.SummariesAsync("/events.ics?type=march"));
        Assert.Empty(await site.SummariesAsync("/events.ics?type=march&state=az"));
        Assert.Equal(["Led", "Helped"], await site.SummariesAsync("/organizations/lantern.ics"));
    }

    [Theory, OnBothEngines]
    public async Task A_cancelled_event_is_told_for_thirty_days_and_then_gone(Engine engine)
    {
        var cancelled = Some.Event("A march", "2026-09-06 19:00", "America/Phoenix");
        await using var site = await Some.SiteWithAsync(engine, cancelled);
        await ChangeAsync(site, e => e.Cancel(Sorry, TestData.By, site.Now));

        var told = Assert.Single((await site.GetCalendarAsync("/events.ics")).Events);
        Assert.Equal(("CANCELLED", "Cancelled: A march"), (told.Status, told.Summary));
        Assert.StartsWith("This was cancelled; it does not take place. The hosts say: We are sorry.", told.Description);

        await site.MoveToAsync(SiteOptions.Noon.AddDays(30).AddSeconds(-1));
        Assert.Single((await site.GetCalendarAsync("/events.ics")).Events);
        await site.MoveToAsync(SiteOptions.Noon.AddDays(30));
        Assert.Empty((await site.GetCalendarAsync("/events.ics")).Events);
    }

    [Theory, OnBothEngines]
    public async Task A_postponed_event_leaves_its_old_hour_and_comes_back_with_the_new_one(Engine engine)
    {
        await using var site = await Some.SiteWithAsync(engine, Some.Event("A vigil", "2026-06-06 19:00", "America/Phoenix"));
        var before = Assert.Single((await site.GetCalendarAsync("/events.ics")).Events);

        await ChangeAsync(site, e => e.Postpone(Sorry, TestData.By, site.Now));
        var postponed = Assert.Single((await site.GetCalendarAsync("/events.ics")).Events);
        Assert.Equal(("CANCELLED", "Postponed: A vigil"), (postponed.Status, postponed.Summary));

        await ChangeAsync(site, e => e.Reschedule(TestData.Saturday() with { StartDate = new(2026, 6, 13) }, TestData.By, site.Now));
        var rescheduled = Assert.Single((await site.GetCalendarAsync("/es/events.ics")).Events);
        Assert.Equal(("CONFIRMED", "2026-06-13T19:00:00"), (rescheduled.Status, rescheduled.Start.Text));
        Assert.StartsWith("Tiene nueva fecha u hora. Iba a ser el sábado 6 de junio de 2026, 7:00 p. m. MST.", rescheduled.Description);
        Assert.DoesNotContain("Lo sentimos", rescheduled.Description);
        Assert.Equal([before.Uid, before.Uid], [postponed.Uid, rescheduled.Uid]);
        Assert.True(before.Sequence < postponed.Sequence && postponed.Sequence < rescheduled.Sequence);
    }

    [Theory, OnBothEngines]
    public async Task A_change_keeps_the_UID_and_raises_SEQUENCE_and_LAST_MODIFIED(Engine engine)
    {
        await using var site = await Some.SiteWithAsync(engine, Some.Event("A vigil", "2026-06-06 19:00", "America/Phoenix"));
        var before = Assert.Single((await site.GetCalendarAsync("/events.ics")).Events);
        Assert.Equal((TestData.At, TestData.At), (before.LastModified.UtcDateTime, before.Stamp.UtcDateTime));

        await ChangeAsync(site, e => e.Move(TestData.Phoenix() with { Venue = "Another Plaza" }, TestData.By, site.Now));

        var after = Assert.Single((await site.GetCalendarAsync("/es/events.ics")).Events);
        Assert.Equal((before.Uid, before.Sequence + 1), (after.Uid, after.Sequence));
        Assert.Equal((SiteOptions.Noon, SiteOptions.Noon), (after.LastModified, after.Stamp));
        Assert.StartsWith("Another Plaza, ", after.Location);
    }

    [Theory, OnBothEngines]
    public async Task An_event_says_where_who_and_what_in_the_language_of_the_calendars_address(Engine engine)
    {
        var vigil = TestData.PublishedEvent(TestData.EventDetails("Candles", slug: "candles") with
        {
            Title = new("Candles", "Velas"),
            Description = new("We stand together.", "Estamos de pie."),
            Accessibility = new("Step-free.", "Sin escalones."),
            Bring = new("A candle.", ""),
        });
        vigil.HostedBy(TestData.ListedOrganization("Lantern"), HostRole.Lead);
        vigil.HostedBy(TestData.Organization("Unlisted"), HostRole.CoHost);
        await using var site = await Some.SiteWithAsync(engine, vigil);

        var english = Assert.Single((await site.GetCalendarAsync("/events/candles.ics")).Events);
        Assert.Equal(
            "We stand together.\n\nHosted by: Lantern\n\nNo end is announced; 2 hours are set aside here.\n\nGetting in: Step-free.\n\nWhat to bring: A candle.\n\nhttp://localhost/events/candles",
            english.Description);
        Assert.Equal("Test Plaza, 200 Test Street, Phoenix, AZ 85003", english.Location);
        Assert.Equal([33.45, -112.08], english.Geo!);
        Assert.Equal(["Vigil"], english.Categories);
        Assert.Equal("http://localhost/events/candles", english.Url);
        Assert.DoesNotContain("organizer", english.Properties);

        var spanish = Assert.Single((await site.GetCalendarAsync("/es/events/candles.ics")).Events);
        Assert.Equal((english.Uid, "Velas", "http://localhost/es/events/candles"), (spanish.Uid, spanish.Summary, spanish.Url));
        Assert.StartsWith("Estamos de pie.\n\nConvoca: Lantern\n\nNo se ha anunciado a qué hora termina; aquí se reservan 2 horas.\n\nAcceso: Sin escalones.\n\nQué llevar: A candle.", spanish.Description);
        Assert.Equal(["Vigilia"], spanish.Categories);
    }

    [Theory, OnBothEngines]
    public async Task An_area_only_event_tells_city_and_state_and_whom_to_ask(Engine engine)
    {
        var hidden = TestData.PublishedEvent(
            TestData.EventDetails("Hidden", slug: "hidden"), place: TestData.Phoenix() with { Visibility = AddressVisibility.Area, AreaPoint = new(33.4505, -112.0783) });
        await using var site = await Some.SiteWithAsync(engine, hidden);

        var written = Assert.Single((await site.GetCalendarAsync("/events/hidden.ics")).Events);

        Assert.Equal("Phoenix, AZ (the hosts tell you the place)", written.Location);
        Assert.Null(written.Geo);
        Assert.Contains("only the area is public", written.Description);
    }

    [Theory, OnBothEngines]
    public async Task A_point_that_is_only_the_middle_of_a_ZIP_code_is_not_told_as_the_place(Engine engine)
    {
        var vague = TestData.PublishedEvent(TestData.EventDetails(slug: "vague"), place: TestData.Phoenix() with { Precision = PointPrecision.PostalCode });
        await using var site = await Some.SiteWithAsync(engine, vague);

        Assert.Null(Assert.Single((await site.GetCalendarAsync("/events/vague.ics")).Events).Geo);
    }

    [Fact]
    public async Task A_calendar_says_its_name_and_how_often_to_look()
    {
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, Some.Event("A vigil", "2026-06-06 19:00", "America/Phoenix"));

        var calendar = await site.GetCalendarAsync("/events.ics?state=AZ&type=vigil");
        Assert.Equal(("End 287(g): Vigil, Arizona", calendar.Name), (calendar.Name, calendar.WrCalName));
        Assert.Equal(("PT1H", "PT1H"), (calendar.Refresh, calendar.PublishedTtl));
        Assert.Equal("Alto al 287(g): Eventos", (await site.GetCalendarAsync("/es/events.ics")).Name);
    }

    [Fact]
    public async Task A_sample_says_that_it_is_one()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Samples = true });

        Assert.All(await site.SummariesAsync("/events.ics"), summary => Assert.Contains("Sample: ", summary, StringComparison.Ordinal));
        Assert.All(await site.SummariesAsync("/es/events.ics"), summary => Assert.Contains("Muestra: ", summary, StringComparison.Ordinal));
    }

    private static Task ChangeAsync(CampaignSite site, Action<CampaignEvent> change) =>
        site.ChangeAsync(async db => change(await db.Events.Include(e => e.TrueAddress).SingleAsync()));

    private static async Task<string> SlugOfAsync(CampaignSite site, string title)
    {
        await using var db = await site.OpenDatabaseAsync();
        return await db.Events.Where(e => e.Title.En == title).Select(e => e.Slug).SingleAsync();
    }
}
