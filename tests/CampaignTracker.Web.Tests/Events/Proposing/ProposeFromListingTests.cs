using System.Net;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Listings;
using Microsoft.EntityFrameworkCore;
using static CampaignTracker.Web.Tests.Events.Proposing.Proposing;

namespace CampaignTracker.Web.Tests.Events.Proposing;

/// <summary>An organization's contact proposes from the open listing.</summary>
public sealed class ProposeFromListingTests
{
    [Theory, OnBothEngines]
    public async Task A_weekly_vigil_skips_Thanksgiving_and_moves_one_date(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var rosa = await ListingSite.OpenAsync(site);

        var preview = await FillAsync(rosa, Weekly(), FromListing);
        Assert.Equal("This is how it reads", preview.Title);
        Assert.Contains("It takes place 7 times.", preview.Words, StringComparison.Ordinal);
        Assert.Contains("middle of ZIP code 85003", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Arizona (MST all year)", preview.Words, StringComparison.Ordinal);
        var sent = await PressAsync(rosa, preview, [("step", "send"), ("leave_out", "2026-11-26"), ("move-2026-12-10", "2026-12-11")], FromListing);

        Assert.Equal((HttpStatusCode.OK, "Your event is proposed"), (sent.Status, sent.Title));
        var events = await EventsAsync(site);
        Assert.Equal(["11-05", "11-12", "11-19", "12-03", "12-11", "12-17"], events.Select(e => $"{e.StartDate:MM-dd}"));
        Assert.Equal(6, events.Select(e => e.Slug).Distinct().Count());
        Assert.All(events, e => Assert.Equal((EventStatus.Proposed, speaker.OrganizationId, HostRole.Lead), (e.Status, Assert.Single(e.Hosts).OrganizationId, e.Hosts[0].Role)));
        Assert.Equal(new DateOnly(2026, 12, 10), events.Single(e => e.StartDate.Day == 11).OccurrenceDate);
        var series = await ListingSite.ReadAsync(site, db => db.EventSeries.AsNoTracking().SingleAsync());
        Assert.Equal([new DateOnly(2026, 11, 26)], series.Skipped);
        var mail = Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa), m => m.Kind == MailKind.EventStands);
        Assert.Contains("5 more times", mail.Text, StringComparison.Ordinal);
        Assert.Contains("organizer", mail.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task What_was_typed_while_the_listing_closed_goes_on_as_anybodys_proposal(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        var rosa = await ListingSite.OpenAsync(site);
        var form = await rosa.OpenAsync(FromListing);
        site.Clock.Advance(TimeSpan.FromMinutes(31));

        var closed = await rosa.SendAsync(form, FormOf(FromListing), Vigil(("organization_name", "")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.Status);
        Assert.Contains("Your listing has closed meanwhile", closed.Words, StringComparison.Ordinal);
        Assert.Equal("Candles at the plaza", closed.Page.QuerySelector("#title_en")!.GetAttribute("value"));
        var preview = await rosa.SendAsync(closed, FormOf(Page), ("organization_name", "Desert Neighbors"), ("step", "look"));
        await PressAsync(rosa, preview, Send);

        Assert.Single(await ProposalsAsync(site));
        Assert.Empty(await EventsAsync(site));
    }

    [Theory, OnBothEngines]
    public async Task Sent_twice_it_is_one_event(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        var rosa = await ListingSite.OpenAsync(site);
        var preview = await FillAsync(rosa, Vigil(), FromListing);

        var first = await PressAsync(rosa, preview, Send, FromListing);
        var second = await PressAsync(rosa, preview, [("step", "send"), ("sure", "true"), ("asked", (await EventsAsync(site))[0].Id.ToString("n"))], FromListing);

        Assert.Equal((first.Title, HttpStatusCode.OK), (second.Title, second.Status));
        Assert.Single(await EventsAsync(site));
        Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa), m => m.Kind == MailKind.EventStands);
    }

    [Theory, OnBothEngines]
    public async Task A_trusted_organizations_event_is_public_at_once(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await site.ChangeAsync(async db =>
        {
            var organization = await db.Organizations.SingleAsync(o => o.Id == speaker.OrganizationId);
            organization.Verify("We called them.", TestData.By, TestData.At);
            organization.Trust(TestData.By, TestData.At);
        });
        var rosa = await ListingSite.OpenAsync(site);

        var sent = await PressAsync(rosa, await FillAsync(rosa, Vigil(("access", "StepFree"), ("languages", "es")), FromListing), Send, FromListing);

        Assert.Equal("Your event is published", sent.Title);
        var made = Assert.Single(await EventsAsync(site));
        Assert.Equal((EventStatus.Published, AccessFeatures.StepFree), (made.Status, made.Access));
        Assert.Equal("Candles at the plaza", (await rosa.OpenAsync($"/events/{made.Slug}")).Title);
    }

    [Fact]
    public async Task Without_an_open_listing_the_page_leads_to_where_links_are_asked_for()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        var answer = await new SignOns.Visitor(site).OpenAsync(FromListing);

        Assert.Equal((HttpStatusCode.Redirect, "/listing?closed=1"), (answer.Status, answer.Response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task A_contact_whom_nobody_vouched_for_proposes_nothing_in_the_organizations_name()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        var speaker = await ListingSite.SpeakerAsync(site);
        await StrangerAsync(site, speaker.OrganizationId);
        var eve = await ListingSite.OpenAsync(site, "eve@else.example");

        Assert.Equal("/listing/edit?done=gone", (await eve.OpenAsync(FromListing)).Response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task In_Spanish_the_title_is_asked_in_Spanish_and_kept_so()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SpeakerAsync(site);
        var rosa = await ListingSite.OpenAsync(site);

        var refused = await FillAsync(rosa, Vigil(("title_en", "")), $"/es{FromListing}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(refused.Errors, error => error.Field == "title_es");

        var preview = await PressAsync(rosa, refused, [("step", "look"), ("title_es", "Velas en la plaza")], $"/es{FromListing}");
        Assert.Equal("Así queda", preview.Title);
        await PressAsync(rosa, preview, Send, $"/es{FromListing}");
        Assert.Equal(("", "Velas en la plaza"), ((await EventsAsync(site))[0].Title.En, (await EventsAsync(site))[0].Title.Es));
    }
}
