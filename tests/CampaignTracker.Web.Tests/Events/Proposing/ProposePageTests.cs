using System.Net;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.SignOns;
using CampaignTracker.Web.Tests.Site;
using static CampaignTracker.Web.Tests.Events.Proposing.Proposing;

namespace CampaignTracker.Web.Tests.Events.Proposing;

/// <summary>What the form tells and asks before anything is sent.</summary>
public sealed class ProposePageTests
{
    [Fact]
    public async Task What_is_missing_is_told_at_its_field_and_nothing_that_was_typed_is_lost()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var answer = await FillAsync(new Visitor(site), Vigil(("city", ""), ("start_date", ""), ("organization_name", "Nobody of that name")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["city", "organization_name", "start_date"], answer.Errors.Select(error => error.Field).Order());
        Assert.Equal("Candles at the plaza", answer.Page.QuerySelector("#title_en")!.GetAttribute("value"));
    }

    [Theory, OnBothEngines]
    public async Task Of_several_organizations_that_fit_one_is_chosen(Engine engine)
    {
        await using var site = await SiteAsync(engine, TestData.ListedOrganization("Desert Neighbors of Tucson"));
        var visitor = new Visitor(site);

        var asked = await FillAsync(visitor, Vigil(("organization_name", "desert")));
        Assert.Equal("Choose the organization.", asked.ErrorAt("organization"));
        var chosen = asked.Page.QuerySelectorAll("input[name=organization]").Single(one => one.ParentElement!.TextContent.Contains("Tucson", StringComparison.Ordinal));
        var preview = await PressAsync(visitor, asked, [("step", "look"), ("organization", chosen.GetAttribute("value")!)]);

        Assert.Equal("This is how it reads", preview.Title);
        Assert.Contains("Desert Neighbors of Tucson", preview.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_is_not_found_is_kept_and_said_once_its_zone_is_known()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var visitor = new Visitor(site);

        var refused = await FillAsync(visitor, Vigil(("zip", ""), ("city", "Nowhere Crossing")));
        Assert.NotEmpty(refused.ErrorAt("time_zone"));
        var preview = await PressAsync(visitor, refused, [("step", "look"), ("time_zone", "America/Phoenix")]);

        Assert.Contains("We do not find this place", preview.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state", "CA", "85003 is in Arizona")]
    [InlineData("pin", "34.0522, -118.2437", "California")]
    public async Task A_place_elsewhere_than_its_state_is_asked_about(string field, string value, string question)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var preview = await FillAsync(visitor, Vigil((field, value)));
        Assert.Contains(question, preview.Words, StringComparison.Ordinal);

        var open = await PressAsync(visitor, preview, Send);
        Assert.Equal("Say that it is right as it stands, or change it.", open.ErrorAt("sure"));
        Assert.Empty(await ProposalsAsync(site));
        Assert.StartsWith("Proposed", (await PressAsync(visitor, open, [("step", "send"), ("sure", "true")])).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-14", "02:30", "skip that time")]
    [InlineData("2026-11-01", "01:30", "twice")]
    public async Task An_hour_that_the_clocks_skip_or_show_twice_is_asked_about(string day, string hour, string question)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var preview = await FillAsync(new Visitor(site), Vigil(("start_date", day), ("start_time", hour), ("city", "New York"), ("state", "NY"), ("zip", "10001")));

        Assert.Contains(question, preview.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_series_the_day_on_which_the_clocks_change_is_named()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var preview = await FillAsync(new Visitor(site), Weekly(
            ("start_date", "2026-10-18"), ("start_time", "01:30"), ("until", "2026-11-15"), ("city", "New York"), ("state", "NY"), ("zip", "10001")));

        Assert.Contains("On Sunday, November 1, 2026 the clocks show that time twice", preview.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("repeats", "monthly-last", "repeats")]
    [InlineData("until", "", "until")]
    [InlineData("until", "2026-11-05", "until")]
    [InlineData("until", "2029-01-01", "until")]
    [InlineData("every", "0", "every")]
    public async Task A_rule_that_is_none_is_told_at_its_field(string field, string value, string at)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var answer = await FillAsync(new Visitor(site), Weekly((field, value)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, at), (answer.Status, Assert.Single(answer.Errors).Field));
    }

    [Fact]
    public async Task A_date_moved_onto_another_is_told_where_it_stands()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var answer = await PressAsync(visitor, await FillAsync(visitor, Weekly()), [("step", "send"), ("move-2026-11-12", "2026-11-05")]);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "It takes place on that day already."), (answer.Status, answer.ErrorAt("move-2026-11-12")));
        Assert.Equal("2026-11-05", answer.Page.QuerySelector("#move-2026-11-12")!.GetAttribute("value"));
    }

    [Theory, OnBothEngines]
    public async Task A_likely_twin_is_shown_where_it_is_public_and_asked_once(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await site.ChangeAsync(db =>
        {
            var (shown, hidden) = (Twin("Candles together", AddressVisibility.Public), Twin("Secret candles", AddressVisibility.Area));
            db.AddRange(shown, hidden, CampaignEvent.Propose(TestData.EventDetails("Only proposed"), Thursday, Plaza(AddressVisibility.Public), TestData.By, TestData.At));
            return Task.CompletedTask;
        });
        var visitor = new Visitor(site);

        var preview = await FillAsync(visitor, Vigil());
        Assert.Contains("Candles together", preview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret candles", preview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Only proposed", preview.Words, StringComparison.Ordinal);
        Assert.StartsWith("Proposed", (await PressAsync(visitor, preview, [("step", "send"), ("sure", "true")])).Title, StringComparison.Ordinal);

        static CampaignEvent Twin(string title, AddressVisibility visibility)
        {
            var twin = CampaignEvent.Propose(TestData.EventDetails(title), Thursday, Plaza(visibility), TestData.By, TestData.At);
            twin.Publish(TestData.By, TestData.At);
            return twin;
        }
    }

    [Fact]
    public async Task An_event_on_a_day_of_action_is_counted_to_it_unless_somebody_says_otherwise()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        await site.ChangeAsync(async db => await db.AddAsync(DayOfAction.Call("a-day", new("A day of light", ""), Data.BilingualText.Empty, new(2026, 11, 5), new(2026, 11, 6), [], TestData.By, TestData.At)));

        var preview = await FillAsync(new Visitor(site), Vigil());

        Assert.True(preview.Page.QuerySelector("#day")!.HasAttribute("checked"));
        Assert.Contains("A day of light", preview.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_sign_ons_are_off_nothing_is_taken_and_what_was_typed_stays()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        var form = await visitor.OpenAsync(Page);
        await site.TurnAsync(SiteSwitch.SignOnsOff, on: true);

        var answer = await visitor.SendAsync(form, FormOf(Page), Vigil(("step", "send")));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Candles at the plaza"), (answer.Status, answer.Page.QuerySelector("#title_en")!.GetAttribute("value")));
        Assert.Empty(await ProposalsAsync(site));
        Assert.Empty((await new Visitor(site).OpenAsync(Page)).Page.QuerySelectorAll("main form"));
    }

    private static EventSchedule Thursday => new(new(2026, 11, 5), new(19, 0), null, null, "America/Phoenix");

    private static EventPlace Plaza(AddressVisibility visibility) => TestData.Phoenix() with { Venue = "The Old Plaza", City = "Phoenix", Visibility = visibility, AreaPoint = new(33.45, -112.08) };

    private static async Task<CampaignSite> SiteAsync(Engine engine, params object[] more)
    {
        var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        await site.ChangeAsync(db =>
        {
            db.AddRange(more);
            return Task.CompletedTask;
        });
        return site;
    }
}
