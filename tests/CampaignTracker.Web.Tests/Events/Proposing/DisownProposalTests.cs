using System.Net;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.Listings;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;
using static CampaignTracker.Web.Tests.Events.Proposing.Proposing;

namespace CampaignTracker.Web.Tests.Events.Proposing;

/// <summary>The organization's public address is told of what somebody else proposed in its name, and can end it.</summary>
public sealed class DisownProposalTests
{
    private const string Office = "office@desert-neighbors.example";

    [Theory, OnBothEngines]
    public async Task What_waits_is_declined_once_the_public_address_says_so_by_the_button(Engine engine)
    {
        await using var site = await SiteAsync(engine, Office);
        await ConfirmedAsync(site, Weekly());
        var mail = Assert.Single(await NoticesAsync(site));
        Assert.Equal((Office, "An event was proposed in the name of Desert Neighbors"), (mail.Recipient, mail.Subject));
        var office = new Visitor(site);
        var asked = await office.OpenAsync(LinkIn(mail));
        Assert.Equal((HttpStatusCode.OK, 7), (asked.Status, asked.Page.QuerySelectorAll("li.row").Length));
        Assert.All(await EventsAsync(site), e => Assert.Equal(EventStatus.Proposed, e.Status));

        var done = await office.SendAsync(asked, ListingSite.FormOf(LinkIn(mail)));

        Assert.Contains("does not take place in the name of Desert Neighbors", done.Words, StringComparison.Ordinal);
        var events = await EventsAsync(site);
        Assert.All(events, e => Assert.Equal(EventStatus.Declined, e.Status));
        Assert.Contains("declined by the organization's public address", await ListingSite.HistoryOfAsync(site, events[0].Id));
        Assert.Contains(await ListingSite.MailsToAsync(site, ListingSite.Rosa), told => told.Subject.StartsWith("Your event is not published", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync(LinkIn(mail))).Status);
    }

    [Theory, OnBothEngines]
    public async Task What_is_public_is_cancelled_and_says_why(Engine engine)
    {
        await using var site = await SiteAsync(engine, Office);
        await ConfirmedAsync(site, Vigil());
        await site.ChangeAsync(async db => (await db.Events.SingleAsync()).Publish(TestData.By, TestData.At));
        var link = LinkIn(Assert.Single(await NoticesAsync(site)));
        var office = new Visitor(site);

        await office.SendAsync(await office.OpenAsync(link), ListingSite.FormOf(link));

        var ended = Assert.Single(await EventsAsync(site));
        Assert.Equal((EventStatus.Cancelled, "Desert Neighbors dice que no autorizó este evento."), (ended.Status, ended.ChangeNote.Es));
        Assert.Contains("Desert Neighbors says that it did not authorize this event.", (await office.OpenAsync($"/events/{ended.Slug}")).Words, StringComparison.Ordinal);
        Assert.Contains(await ListingSite.MailsToAsync(site, ListingSite.Rosa), told => told.Kind == MailKind.EventChanged);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Rosa+events@desert-neighbors.example")]
    public async Task Without_another_mailbox_than_the_contacts_nobody_is_told(string? publicAddress)
    {
        await using var site = await SiteAsync(Engine.Sqlite, publicAddress);
        await ConfirmedAsync(site, Vigil());

        Assert.Single(await EventsAsync(site));
        Assert.Empty(await NoticesAsync(site));
    }

    [Fact]
    public async Task The_public_address_is_told_once_a_day_and_of_each()
    {
        await using var site = await SiteAsync(Engine.Sqlite, Office);
        await ConfirmedAsync(site, Vigil());
        await ConfirmedAsync(site, Vigil(("title_en", "Another vigil"), ("start_date", "2026-11-19")));

        Assert.Equal(2, (await NoticesAsync(site)).Select(mail => mail.DueAt.Date).Distinct().Count());
    }

    [Fact]
    public async Task A_link_works_for_thirty_days_and_strangers_have_none()
    {
        await using var site = await SiteAsync(Engine.Sqlite, Office);
        await ConfirmedAsync(site, Vigil());
        var link = LinkIn(Assert.Single(await NoticesAsync(site)));

        site.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(HttpStatusCode.Gone, (await new Visitor(site).OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await new Visitor(site).OpenAsync("/es/events/propose/disown/nobodys")).Status);
    }

    [Fact]
    public async Task What_the_contact_proposes_is_told_to_nobody_else()
    {
        await using var site = await SiteAsync(Engine.Sqlite, Office);
        var rosa = await ListingSite.OpenAsync(site);
        await PressAsync(rosa, await FillAsync(rosa, Vigil(), FromListing), Send, FromListing);

        Assert.Single(await EventsAsync(site));
        Assert.Empty(await NoticesAsync(site));
    }

    private static async Task<CampaignSite> SiteAsync(Engine engine, string? publicAddress)
    {
        var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await site.ChangeAsync(db => db.Organizations.Where(o => o.Id == speaker.OrganizationId).ExecuteUpdateAsync(set => set.SetProperty(o => o.PublicEmail, publicAddress)));
        return site;
    }

    /// <summary>Somebody proposes, and Rosa says that it is theirs.</summary>
    private static async Task ConfirmedAsync(CampaignSite site, (string Name, string Value)[] filled)
    {
        var visitor = new Visitor(site);
        var preview = await FillAsync(visitor, filled);
        await PressAsync(visitor, preview, [("step", "send"), ("sure", "true")]);
        var link = Proposing.LinkIn((await ListingSite.MailsToAsync(site, ListingSite.Rosa)).Last(mail => mail.Kind == MailKind.PleaseConfirmEvent).Text);
        var rosa = new Visitor(site);
        await rosa.SendAsync(await rosa.OpenAsync(link), ListingSite.FormOf(link), ("answer", "yes"));
    }

    private static Task<List<OutboxMail>> NoticesAsync(CampaignSite site) =>
        ListingSite.ReadAsync(site, db => db.Outbox.AsNoTracking().Where(m => m.Kind == MailKind.EventInYourName).OrderBy(m => m.Id).ToListAsync());

    private static string LinkIn(OutboxMail mail)
    {
        var from = mail.Text.IndexOf("/events/propose/disown/", StringComparison.Ordinal);
        return new([.. mail.Text[from..].TakeWhile(c => !char.IsWhiteSpace(c))]);
    }
}
