using System.Globalization;
using System.Net;
using System.Text.Json;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.SignOns;
using static CampaignTracker.Web.Tests.Events.Proposing.Proposing;

namespace CampaignTracker.Web.Tests.Events.Proposing;

/// <summary>What the form asks of place, time and address, and what it says of them.</summary>
public sealed class ProposalAsksTests
{
    private static readonly (string, string)[] Houston = [("city", "Houston"), ("state", "TX"), ("zip", "77002")];

    [Theory, OnBothEngines]
    public async Task A_zone_whose_clocks_show_another_time_than_the_places_is_asked_about_and_kept_when_it_is_right(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var rosa = await ListingSite.OpenAsync(site);

        var preview = await FillAsync(rosa, Vigil([.. Houston, ("time_zone", "America/Phoenix")]), FromListing);
        Assert.Matches("6:00\\sPM\\sMST is 7:00\\sPM\\sCST there", preview.Words);
        var open = await PressAsync(rosa, preview, Send, FromListing);
        Assert.NotEmpty(open.ErrorAt("sure"));
        await PressAsync(rosa, open, [("step", "send"), ("sure", "true")], FromListing);

        Assert.Equal("America/Phoenix", Assert.Single(await EventsAsync(site)).TimeZone);
    }

    [Theory]
    [InlineData("Pacific/Guam", true)]
    [InlineData("America/Denver", false)]
    [InlineData("", false)]
    public async Task Only_another_clock_is_asked_about_and_not_another_name(string zone, bool isAsked)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var preview = await FillAsync(new Visitor(site), Vigil(("time_zone", zone)));

        Assert.Equal("This is how it reads", preview.Title);
        Assert.Equal(isAsked, preview.Words.Contains("show another time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_series_the_clocks_of_the_other_zone_are_asked_about_where_they_part_later()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var preview = await FillAsync(new Visitor(site), Weekly(("time_zone", "America/Denver"), ("until", "2027-03-18")));

        Assert.Matches("Thursday, March 18, 2027, 6:00\\sPM\\sMDT is 5:00\\sPM\\sMST there", preview.Words);
    }

    [Theory]
    [InlineData("32.2217, -110.9265", "The pin is about 110 miles from 85003.", "zip", "85003")]
    [InlineData("32.2217, -110.9265", "The pin is about 110 miles from Phoenix.", "zip", "")]
    [InlineData("33.5, -112.1", null, "zip", "85003")]
    public async Task A_pin_far_from_the_ZIP_code_or_town_is_asked_about(string pin, string? question, string field, string value)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var preview = await FillAsync(new Visitor(site), Vigil(("pin", pin), (field, value)));

        Assert.Equal("This is how it reads", preview.Title);
        Assert.Equal(question is not null, preview.Words.Contains(question ?? "The pin is about", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_ZIP_code_that_we_do_not_know_is_asked_about_and_kept_when_it_is_right(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        var rosa = await ListingSite.OpenAsync(site);

        var preview = await FillAsync(rosa, Vigil(("zip", "00000")), FromListing);
        Assert.Contains("We do not know the ZIP code 00000.", preview.Words, StringComparison.Ordinal);
        await PressAsync(rosa, preview, [("step", "send"), ("sure", "true")], FromListing);

        Assert.Equal("00000", Assert.Single(await EventsAsync(site)).PostalCode);
    }

    [Fact]
    public async Task Of_a_hidden_address_the_preview_says_who_sees_what()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var preview = await FillAsync(new Visitor(site), Vigil(("visibility", "Area"), ("address", "99 Secreta St"), ("pin", "33.46, -112.09")));

        Assert.Contains("On the map everybody sees the middle of ZIP code 85003. The address and the point that you put are seen by your organization and the organizers alone.", preview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("where you put the pin", preview.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("city=Phoenix&state=AZ&zip=85003", 33.45, -112.07)]
    [InlineData("city=Flagstaff&state=AZ&zip=", 35.19, -111.63)]
    [InlineData("city=&state=&zip=30046-1234", 33.95, -83.99)]
    public async Task The_map_begins_where_the_ZIP_code_or_town_is(string asked, double latitude, double longitude)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        using var answer = await site.GetAsync($"/events/propose/place?{asked}");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(latitude, json.RootElement.GetProperty("latitude").GetDouble(), 0.1);
        Assert.Equal(longitude, json.RootElement.GetProperty("longitude").GetDouble(), 0.1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?city=Nowhere Crossing&state=AZ&zip=")]
    [InlineData("?city=Phoenix&state=Arizona&zip=00000")]
    public async Task Where_neither_is_known_it_begins_nowhere(string asked)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        using var answer = await site.GetAsync($"/events/propose/place{asked}");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task The_form_offers_a_map_that_asks_for_town_state_and_ZIP_code_and_for_no_street()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var map = (await new Visitor(site).OpenAsync(Page)).Page.QuerySelector(".pin-map")!;

        Assert.Equal("city state zip pin", string.Join(" ", map.GetAttribute("data-city-field"), map.GetAttribute("data-state-field"), map.GetAttribute("data-zip-field"), map.GetAttribute("data-pin-field")));
        Assert.Equal("/events/propose/place", map.GetAttribute("data-locate"));
        Assert.True(map.HasAttribute("hidden"));
    }

    [Theory, OnBothEngines]
    public async Task The_same_street_written_in_another_way_is_a_likely_twin(Engine engine)
    {
        await using var site = await SiteAsync(engine);
        await site.ChangeAsync(db =>
        {
            db.AddRange(
                At("Across from the plaza", "100 W. Washington St.", "Phoenix", "85003"), At("In the suburb as mail has it", "100 West Washington Street", "Laveen", "85003"),
                At("Another house", "101 W Washington St", "Phoenix", "85003"), At("Another town", "100 W Washington St", "Yuma", "85364"));
            return Task.CompletedTask;
        });

        var preview = await FillAsync(new Visitor(site), Vigil(("venue", "City hall"), ("address", "100 west Wáshington street, Phoenix AZ")));

        Assert.Contains("Across from the plaza", preview.Words, StringComparison.Ordinal);
        Assert.Contains("In the suburb as mail has it", preview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Another", preview.Page.QuerySelector("section.notice")!.TextContent, StringComparison.Ordinal);

        static CampaignEvent At(string title, string address, string city, string zip)
        {
            var place = new EventPlace { Venue = "A venue", AddressLine = address, City = city, State = "AZ", PostalCode = zip };
            var made = CampaignEvent.Propose(TestData.EventDetails(title), new(new(2026, 11, 6), new(19, 0), null, null, "America/Phoenix"), place, TestData.By, TestData.At);
            made.Publish(TestData.By, TestData.At);
            return made;
        }
    }

    [Fact]
    public async Task An_empty_form_says_that_the_state_is_missing_and_nothing_of_a_zone()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var answer = await FillAsync(new Visitor(site), [("step", "look")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Errors, error => error.Field == "state");
        Assert.DoesNotContain(answer.Errors, error => error.Field == "time_zone");
    }

    [Theory]
    [InlineData("", "Arizona (MST all year)")]
    [InlineData("/es", "Arizona (MST todo el año)")]
    public async Task Zones_have_names_that_people_know_and_the_usual_values(string prefix, string name)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var page = (await new Visitor(site).OpenAsync($"{prefix}{Page}")).Page;

        Assert.Equal(name, page.QuerySelector("#time_zone option[value='America/Phoenix']")!.TextContent);
        var options = page.QuerySelectorAll("#time_zone option").Select(option => option.GetAttribute("value")!).ToList();
        Assert.True(options.IndexOf("America/New_York") < options.IndexOf("America/Chicago") && options.IndexOf("America/Chicago") < options.IndexOf("Pacific/Honolulu"));
        Assert.Equal(new Features.Places.Towns().TimeZones.Order(), options.Where(value => value.Length > 0).Order());
        Assert.All(page.QuerySelectorAll("#time_zone option").Skip(1), option => Assert.DoesNotContain("/", option.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_would_end_after_midnight_is_told_of_the_last_day()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var answer = await FillAsync(new Visitor(site), Vigil(("end_time", "00:30")));

        Assert.Contains("give its last day too", answer.ErrorAt("end_time"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_day_of_what_comes_once_is_told_at_its_field()
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var answer = await FillAsync(new Visitor(site), Vigil(("until", "2026-12-17")));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "until"), (answer.Status, Assert.Single(answer.Errors).Field));
        Assert.Equal("2026-12-17", answer.Page.QuerySelector("#until")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("", "left out")]
    [InlineData("/es", "se omite")]
    public async Task The_preview_and_the_contacts_page_say_which_date_is_left_out_which_is_moved_and_when_each_ends(string prefix, string leftOut)
    {
        await using var site = await SiteAsync(Engine.Sqlite);
        var visitor = new Visitor(site);
        (string, string)[] changes = [("step", "look"), ("leave_out", "2026-11-26"), ("move-2026-12-10", "2026-12-11")];
        var form = Weekly(("end_time", "19:30"), ("title_es", "Velas"));
        var preview = await PressAsync(visitor, await FillAsync(visitor, form, $"{prefix}{Page}"), changes, $"{prefix}{Page}");
        Assert.Contains(leftOut, preview.Page.QuerySelectorAll(".proposed-times .row-name")[3].TextContent, StringComparison.Ordinal);

        await PressAsync(visitor, preview, Send, $"{prefix}{Page}");
        var link = LinkIn((await ListingSite.MailsToAsync(site, ListingSite.Rosa)).Last().Text);
        var asked = await visitor.OpenAsync($"{prefix}{link}");

        var times = asked.Page.QuerySelectorAll("h2 + ul.measure li").Select(time => time.TextContent).ToList();
        Assert.Equal(7, times.Count);
        Assert.Contains(leftOut, times[3], StringComparison.Ordinal);
        Assert.Matches("7:30\\s[Pp]", times[0]);
        Assert.Matches("11[^0-9]+2026|December 11, 2026", times[5]);
        Assert.Contains(new DateOnly(2026, 12, 10).ToString(prefix.Length > 0 ? "d 'de' MMMM" : "MMMM d", CultureInfo.GetCultureInfo(prefix.Length > 0 ? "es-US" : "en-US")), times[5], StringComparison.Ordinal);
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine)
    {
        var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        return site;
    }
}
