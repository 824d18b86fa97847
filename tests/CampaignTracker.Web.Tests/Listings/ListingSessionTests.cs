using System.Net;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Events.Proposing;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

public sealed class ListingSessionTests
{
    private static readonly string[] Pages =
    [
        "/listing/edit", "/listing/edit/organization", "/listing/edit/contact", "/listing/edit/names", "/listing/edit/withdraw",
        "/listing/edit/hand-over", "/listing/edit/propose", "/listing/edit/erase", "/listing/edit/sign-ons/00000000000000000000000000000000/withdraw",
    ];

    [Fact]
    public async Task Without_an_open_listing_every_page_leads_back_with_a_friendly_word()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);

        foreach (var page in Pages)
        {
            var back = await ListingSite.FollowAsync(visitor, await visitor.OpenAsync(page));
            Assert.Equal("Your listing", back.Title);
            Assert.Contains("Your listing is closed.", back.Words, StringComparison.Ordinal);
            Assert.Equal("/es/listing?closed=1", (await visitor.OpenAsync($"/es{page}")).Response.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task The_cookie_is_for_the_listings_pages_in_both_languages_and_for_no_script()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SpeakerAsync(site);
        var visitor = new Visitor(site);
        await ListingSite.AskAsync(visitor, ListingSite.Rosa);

        var answer = await visitor.SendAsync(await visitor.OpenAsync((await ListingSite.LinksToAsync(site, ListingSite.Rosa))[0]));

        var cookies = answer.Response.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("listing=", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("; expires=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Contains(cookies, cookie => cookie.Contains("; path=/listing", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.Contains("; path=/es/listing", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/es/listing/edit")).Status);
    }

    [Fact]
    public async Task It_stays_open_for_half_an_hour_after_each_step_and_for_some_hours_in_all()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SpeakerAsync(site);
        var rosa = await ListingSite.OpenAsync(site);
        var idle = await ListingSite.OpenAsync(site);

        for (var step = 0; step < 9; step++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(25));
            Assert.Equal(HttpStatusCode.OK, (await rosa.OpenAsync("/listing/edit")).Status);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await idle.OpenAsync("/listing/edit")).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal(HttpStatusCode.Redirect, (await rosa.OpenAsync("/listing/edit")).Status);
    }

    [Theory, OnBothEngines]
    public async Task Whoever_has_mails_sent_to_a_contact_does_not_keep_it_from_its_listing(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        var stranger = new Visitor(site);
        for (var times = 0; times < 3; times++)
            await Proposing.PressAsync(stranger, await Proposing.FillAsync(stranger, Proposing.Vigil()), Proposing.Send);
        Assert.Equal(3, (await ListingSite.MailsToAsync(site, ListingSite.Rosa)).Count);

        var rosa = await ListingSite.OpenAsync(site);

        Assert.Equal(HttpStatusCode.OK, (await rosa.OpenAsync("/listing/edit")).Status);
    }

    [Fact]
    public async Task Over_https_the_cookie_is_secure()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SpeakerAsync(site);
        await ListingSite.AskAsync(new Visitor(site), ListingSite.Rosa);
        var link = (await ListingSite.LinksToAsync(site, ListingSite.Rosa))[0];
        using var client = site.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });

        var page = await Visitor.ReadAsync(await client.GetAsync(new Uri(link, UriKind.Relative)));
        using var form = new FormUrlEncodedContent(
            Visitor.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)page.Page.QuerySelector("main form")!).Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await client.PostAsync(new Uri(link, UriKind.Relative), form);

        var cookies = answer.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("listing=", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Done_closes_it_in_both_languages_and_only_by_its_button()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);

        await visitor.OpenAsync("/listing/done");
        var overview = await visitor.OpenAsync("/listing/edit");
        var done = await visitor.SendAsync(overview, ListingSite.FormOf("/listing/done"));

        Assert.Equal("Your listing is closed", done.Title);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/listing/edit")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/es/listing/edit")).Status);
    }

    [Fact]
    public async Task Nobody_keeps_what_an_open_listing_shows_and_no_search_engine_takes_it()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);

        foreach (var path in Pages[..^1])
        {
            var page = await visitor.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.Response.Headers.CacheControl?.NoStore);
            Assert.Equal("noindex", page.Page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
            Assert.Single(page.Page.QuerySelectorAll("h1"));
        }
    }

    [Theory, OnBothEngines]
    public async Task Who_does_not_speak_for_the_organization_any_more_is_out_at_once(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);
        await site.ChangeAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == speaker.ContactId)).Leave(TestData.By, site.Now));

        Assert.Equal("/listing?closed=1", (await visitor.OpenAsync("/listing/edit")).Response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_is_shown_again()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);

        var answer = await visitor.PostAsync("/listing/edit/withdraw");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("This form had expired", answer.Words, StringComparison.Ordinal);
        Assert.Equal(Data.Organizations.OrganizationStatus.Listed, (await ListingSite.OrganizationAsync(site, speaker.OrganizationId)).Status);
    }

    [Fact]
    public async Task An_organizers_cookie_opens_no_listing_and_a_listings_cookie_makes_nobody_an_organizer()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SpeakerAsync(site);
        var organizer = await OrganizerCookie.ForAsync(site, OrganizerRole.Administrator);
        var visitor = new Visitor(site);
        await ListingSite.AskAsync(visitor, ListingSite.Rosa);
        var opened = await visitor.SendAsync(await visitor.OpenAsync((await ListingSite.LinksToAsync(site, ListingSite.Rosa))[0]));
        var listing = opened.Response.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("listing=", StringComparison.Ordinal)).Split(';')[0]["listing=".Length..];

        Assert.Equal("/listing?closed=1", await LeadsToAsync("/listing/edit", organizer.Header));
        Assert.Equal("/listing?closed=1", await LeadsToAsync("/listing/edit", $"listing={organizer.Value}"));
        Assert.Null(await LeadsToAsync("/listing/edit", $"listing={listing}"));
        Assert.Null(await LeadsToAsync("/organize", organizer.Header));
        foreach (var cookie in (string[])[$"listing={listing}", $"{organizer.Name}={listing}"])
            Assert.Contains("/account/sign-in", await LeadsToAsync("/organize", cookie), StringComparison.Ordinal);

        async Task<string?> LeadsToAsync(string path, string cookie)
        {
            using var client = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Cookie", cookie);
            using var answer = await client.SendAsync(request);
            return answer.Headers.Location?.OriginalString;
        }
    }
}
