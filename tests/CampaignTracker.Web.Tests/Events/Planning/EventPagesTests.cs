using Bunit;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Reasons;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Organize;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using CampaignTracker.Web.Ui.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using CampaignTracker.Web.Ui.Organize.Grids;

namespace CampaignTracker.Web.Tests.Events.Planning;

/// <summary>Organizers' pages of events, as a circuit renders them.</summary>
public sealed class EventPagesTests
{
    [Fact]
    public async Task The_list_shows_each_event_and_offers_to_show_it_on_the_map()
    {
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, TestData.PublishedEvent(TestData.EventDetails("Candles")), PlanSheets.Proposed("Waits", place: new EventPlace { City = "Yuma", State = "AZ" }));
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = open.Open<EventsPage>();
        page.WaitForElement("[data-grid-row]");

        Assert.Equal(["Candles", "Waits"], page.FindAll("[data-grid-row] span").Select(span => span.TextContent).Order());
        Assert.Equal("Show on the map: Candles", Assert.Single(page.FindAll("button[data-show]")).GetAttribute("aria-label"));
        Assert.Contains("on no map", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_typed_and_not_chosen_is_asked_about_at_its_field()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.ListedOrganization("Carpet Makers")));
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var sheet = PlanSheets.Vigil();
        var page = open.Open<Editing>(editing => editing
            .Add(e => e.Page, "/organize/events/new").Add(e => e.Read, _ => Task.FromResult<Sheet?>(sheet))
            .Add(e => e.Save, async (typed, ct) => (await open.The<EditEvent>().AddAsync(typed, PlanSheets.Nothing, ct)).Outcome).Add(e => e.Label, field => field)
            .Add(e => e.ChildContent, typed => content =>
            {
                content.OpenComponent<HostField>(0);
                content.AddComponentParameter(1, nameof(HostField.Sheet), typed);
                content.AddComponentParameter(2, nameof(HostField.Field), EventFields.Lead);
                content.CloseComponent();
            }));

        page.WaitForElement("input[type=search]").Input("Carpet");
        page.WaitForElement(".host-found button");
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.StartsWith("“Carpet” is not chosen yet", page.Find(".sheet-error").TextContent, StringComparison.Ordinal));
        Assert.Equal("Carpet", page.Find("input[type=search]").GetAttribute("value"));
        await page.InvokeAsync(() => page.Find(".host-found button").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".sheet-error")));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("Carpet Makers", db.Events.SelectMany(e => e.Hosts).Select(h => h.Organization!.Name).Single());
    }

    [Fact]
    public async Task A_state_without_events_leads_to_a_new_one_there_and_declined_ones_are_not_among_what_is_to_come()
    {
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, PlanSheets.InStatus(EventStatus.Declined));
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        open.Address.NavigateTo("/organize/events?state=AZ");
        var page = open.Open<EventsPage>();

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("a[href='/organize/events/new?state=AZ']"), link => link.TextContent.Contains("Arizona", StringComparison.Ordinal)));
        Assert.Empty(page.FindAll("[data-grid-row]"));
        var declined = await open.The<ListPlannedEvents>().FindAsync(GridQuery.Read("?status=declined", PlanFilter.Names), CancellationToken.None);
        Assert.Single(declined.Rows);
    }

    [Fact]
    public async Task A_postponed_event_has_no_time_but_the_one_that_it_was_to_have()
    {
        var postponed = PlanSheets.InStatus(EventStatus.Postponed);
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, postponed);
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = open.Open<PlannedEventPage>(one => one.Add(p => p.Id, postponed.Id));

        page.WaitForAssertion(() => Assert.Contains("No new time yet", page.Find(".plan-facts").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll(".plan-facts small"), small => small.TextContent.Contains("June 6, 2026", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OrganizerRole.Organizer, 1)]
    [InlineData(OrganizerRole.Reader, 0)]
    public async Task The_gaps_lead_those_who_may_organize_to_a_new_event_there(OrganizerRole role, int links)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddRangeAsync(
            TestData.ListedOrganization(state: "GA"),
            Agreement.Keep(
                Agency.Keep("a", "A sheriff", "GA", "", "", AgencyLevel.County, null, TestData.By, TestData.At),
                new(AgreementModel.TaskForce, null, AgreementStatus.InForce, new(2026, 5, 1), null, CampaignTracker.Data.BilingualText.Empty, [new("A list", "https://list.example")]), TestData.By, TestData.At)));
        await using var open = await OpenPage.AsAsync(site, role);
        var page = open.Open<EventsPage>();
        page.WaitForElement(".gaps");

        Assert.Contains("In 1 state there are agreements and members", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Georgia Nothing planned", page.Find(".gaps tbody th").Words());
        Assert.Equal(links, page.FindAll("a[href='/organize/events/new?state=GA']").Count);
    }

    [Fact]
    public async Task What_is_chosen_is_counted_before_it_is_published()
    {
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, PlanSheets.Proposed("One"), PlanSheets.Proposed("Other"), TestData.PublishedEvent());
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = open.Open<EventsPage>();
        page.WaitForElement("thead input").Change(true);
        page.WaitForElement(".grid-bulk .mud-button-root").Click();
        page.WaitForAssertion(() => Assert.Contains("2 proposed events will be public. 1 other stays as it is.", page.Find(".grid-bulk").Words(), StringComparison.Ordinal));
        Assert.Empty(await site.TitlesAsync("/events?type=march"));
        Assert.Single(await site.TitlesAsync("/events"));

        await page.InvokeAsync(() => page.Find(".grid-bulk .mud-button-filled").Click());
        page.WaitForAssertion(() => Assert.DoesNotContain("Proposed", page.Find(".grid tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal(3, (await site.TitlesAsync("/events")).Length);
    }

    [Fact]
    public async Task A_count_holds_for_what_was_chosen_then_and_what_arrives_meanwhile_changes_nothing_of_it()
    {
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, PlanSheets.Proposed("One"), PlanSheets.Proposed("Other"));
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = open.Open<EventsPage>();
        page.WaitForElement("tbody input").Change(true);
        page.WaitForElement(".grid-bulk .mud-button-root").Click();
        page.WaitForAssertion(() => Assert.Contains("1 proposed event will be public.", page.Find(".grid-bulk").Words(), StringComparison.Ordinal));

        await site.ChangeAsync(async db => await db.AddAsync(PlanSheets.Proposed("Later")));
        site.Clock.Advance(LiveUpdates.Look);
        await Task.Delay(200, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(2, page.FindAll("tbody input").Count);
        Assert.Contains("1 proposed event", page.Find(".grid-bulk").Words(), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll("tbody input")[1].Change(true));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".grid-bulk .mud-button-filled")));
        Assert.Contains("Publish the chosen ones", page.Find(".grid-bulk").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_site_is_read_only_nothing_is_published_and_the_page_says_why()
    {
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, PlanSheets.Proposed("One"));
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = open.Open<EventsPage>();
        page.WaitForElement("tbody input").Change(true);
        page.WaitForElement(".grid-bulk .mud-button-root").Click();
        page.WaitForElement(".grid-bulk .mud-button-filled");
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        await page.InvokeAsync(() => page.Find(".grid-bulk .mud-button-filled").Click());
        page.WaitForAssertion(() => Assert.Contains("Nothing was published: the site is read-only", open.The<Notices>().Current, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tr.is-chosen"));

        await site.TurnAsync(SiteSwitch.ReadOnly, on: false);
        page.WaitForElement(".grid-bulk .mud-button-root").Click();
        page.WaitForElement(".grid-bulk .mud-button-filled").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".grid-bulk")));
        Assert.Equal(["One"], await site.TitlesAsync("/events"));
    }

    [Fact]
    public async Task A_kept_reason_is_offered_where_an_event_is_declined_and_written_where_it_can_be_changed()
    {
        var made = PlanSheets.Proposed();
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await site.ChangeAsync(async db => await db.AddAsync(Reason.Keep(ReasonUse.DeclineEvent, new("Not ours.", "No es nuestro."), 1, TestData.By, TestData.At)));
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var steps = open.Open<EventSteps>(page => page.Add(p => p.Event, ViewOf(open, made)));

        await steps.InvokeAsync(() => steps.FindAll(".queue-actions button")[1].Click());
        steps.WaitForElement(".reason-offer select").Change(steps.FindAll(".reason-offer option")[1].GetAttribute("value"));

        steps.WaitForAssertion(() => Assert.Equal("Not ours.", steps.Find("textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task A_step_that_asks_for_a_reason_tells_what_is_missing_at_its_field_and_keeps_what_was_typed()
    {
        var made = PlanSheets.Proposed();
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var steps = open.Open<EventSteps>(page => page.Add(p => p.Event, ViewOf(open, made)));

        await steps.InvokeAsync(() => steps.FindAll(".queue-actions button")[1].Click());
        await steps.InvokeAsync(() => steps.Find("form").Submit());
        steps.WaitForAssertion(() => Assert.Equal("Say in a sentence why.", steps.Find(".sheet-error").TextContent));
        Assert.Equal("true", steps.Find("textarea").GetAttribute("aria-invalid"));

        await steps.InvokeAsync(() => steps.Find("textarea").Input("Not ours."));
        await steps.InvokeAsync(() => steps.Find("form").Submit());
        steps.WaitForAssertion(() => Assert.Empty(steps.FindAll("form")));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal("Not ours.", db.Events.Single().DeclineReason);
    }

    [Fact]
    public async Task A_ZIP_code_fills_in_town_and_state_and_says_what_the_point_stands_for()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = open.Open<NewEventPage>();
        page.WaitForElement("form.sheet");
        Assert.Contains("No point is known", page.Find(".plan-precision").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("input[inputmode=numeric]").Input("30046"));

        page.WaitForAssertion(() => Assert.Contains("middle of the ZIP code 30046", page.Find(".plan-precision").TextContent, StringComparison.Ordinal));
        Assert.Contains("Lawrenceville", page.Find("input[inputmode=numeric]").ParentElement!.ParentElement!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("From the place: Eastern (New York)", page.Markup, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_decides_is_told_what_may_be_a_slip_as_it_is_stored(Engine engine)
    {
        var schedule = new EventSchedule(new(2026, 11, 1), new(1, 30), null, null, "America/Chicago");
        var place = TestData.Phoenix() with { City = "Houston", State = "TX", PostalCode = "77002", Point = new(30.27, -97.74), Precision = PointPrecision.Exact };
        var made = PlanSheets.Proposed(schedule: schedule, place: place);
        var plain = PlanSheets.Proposed("Plain");
        var series = PlanSheets.OfSeries();
        series[3].Retime(series[3].Schedule with { StartDate = new(2026, 11, 1), StartTime = new(1, 30), TimeZone = "America/New_York" }, TestData.By, TestData.At);
        await using var site = await Some.SiteWithAsync(engine, made, plain);
        await site.ChangeAsync(async db => await db.AddRangeAsync(series));
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);

        var page = open.Open<PlannedEventPage>(at => at.Add(p => p.Id, made.Id));
        var slips = page.WaitForElement("[aria-labelledby=slips]").TextContent;
        Assert.Matches("The pin is about 1[4-6]0 miles from 77002", slips);
        Assert.Contains("twice on that day", slips, StringComparison.Ordinal);

        var later = open.Open<PlannedEventPage>(at => at.Add(p => p.Id, series[0].Id)).WaitForElement("[aria-labelledby=slips]").TextContent;
        Assert.Contains("On Sunday, November 1, 2026 the clocks show that time twice", later, StringComparison.Ordinal);
        Assert.Contains("show another time", later, StringComparison.Ordinal);

        var quiet = open.Open<PlannedEventPage>(at => at.Add(p => p.Id, plain.Id));
        quiet.WaitForElement("form.sheet");
        Assert.Empty(quiet.FindAll("[aria-labelledby=slips]"));
    }

    [Fact]
    public async Task What_may_be_a_slip_is_not_told_to_who_may_not_organize()
    {
        var made = PlanSheets.Proposed(place: TestData.Phoenix() with { PostalCode = "10001" });
        await using var site = await Some.SiteWithAsync(Engine.Sqlite, made);
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Reader);
        var page = open.Open<PlannedEventPage>(at => at.Add(p => p.Id, made.Id));
        page.WaitForElement(".plan-facts");

        Assert.Empty(page.FindAll("[aria-labelledby=slips]"));
    }

    [Fact]
    public async Task A_host_is_found_by_name_and_chosen()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddRangeAsync(TestData.ListedOrganization("Candle Keepers"), TestData.Organization("Candle Askers")));
        await using var open = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = open.Open<NewEventPage>();
        page.WaitForElement("input[type=search]").Input("candle");

        page.WaitForElement(".host-found button").Click();

        page.WaitForAssertion(() => Assert.Contains("Candle Keepers, Phoenix, AZ", page.Find(".host-chosen").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".host-found"));
    }

    private static PlannedEventView ViewOf(OpenPage open, CampaignEvent made) =>
        open.The<ShowPlannedEvent>().FindAsync(made.Id, Xunit.TestContext.Current.CancellationToken).GetAwaiter().GetResult()!;
}
