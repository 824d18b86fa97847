using System.Net;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

public sealed class HandOverTests
{
    private const string Page = "/listing/edit/hand-over";
    private const string Ana = "ana@desert-neighbors.example";

    private static readonly (string Name, string Value)[] ToAna = [("person", "Ana López"), ("title", "Treasurer"), ("email", Ana), ("language", "es")];

    [Theory, OnBothEngines]
    public async Task The_person_who_accepts_is_the_contact_and_the_one_who_asked_is_none(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);

        var offered = await ListingSite.FollowAsync(visitor, await ListingSite.SendAsync(visitor, Page, ToAna));
        Assert.Contains("Until they accept, nothing changes.", offered.Words, StringComparison.Ordinal);
        var mail = Assert.Single(await ListingSite.MailsToAsync(site, Ana));
        Assert.Contains("Rosa Díaz le pide que sea la persona de contacto de Desert Neighbors", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var link = Assert.Single(await ListingSite.LinksToAsync(site, Ana));
        Assert.StartsWith("/es/listing/hand-over/", link, StringComparison.Ordinal);

        var ana = new Visitor(site);
        var look = await ana.OpenAsync(link);
        await new Visitor(site).OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/listing/edit")).Status);
        Assert.Contains("Ana López", look.Words, StringComparison.Ordinal);
        var accepted = await ana.SendAsync(look);

        Assert.Equal("Gracias: ahora usted es la persona de contacto", accepted.Title);
        Assert.Contains("You are its contact no more: it was handed over", (await ListingSite.FollowAsync(visitor, await visitor.OpenAsync("/listing/edit"))).Words, StringComparison.Ordinal);
        Assert.Contains("It closes 30 minutes after the last step", (await new Visitor(site).OpenAsync("/listing?closed=1")).Words, StringComparison.Ordinal);
        Assert.Equal("Gracias: ahora usted es la persona de contacto", (await ana.SendAsync(look)).Title);
        Assert.Contains("Desert Neighbors has a new contact", (await ListingSite.MailsToAsync(site, ListingSite.Rosa)).Select(m => m.Subject));
        Assert.Equal("left by the contact", (await ListingSite.HistoryOfAsync(site, speaker.ContactId))[^1]);
        var opened = await ListingSite.OpenAsync(site, Ana);
        Assert.Contains("Correct the listing", (await opened.OpenAsync("/listing/edit")).Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task The_new_contact_neither_sees_nor_shows_the_name_of_the_one_before(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await AcceptAsync(site);
        var ana = await ListingSite.OpenAsync(site, Ana);

        var names = await ana.OpenAsync("/listing/edit/names");
        await ana.SendAsync(names, ListingSite.FormOf("/listing/edit/names"), ($"name-{speaker.SignOnId:n}", "true"));

        Assert.DoesNotContain("Rosa", names.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", (await ana.OpenAsync("/listing/edit")).Words, StringComparison.Ordinal);
        var signOn = await ListingSite.SignOnAsync(site, speaker.SignOnId);
        Assert.Equal(("Rosa Díaz", false), (signOn.SignatoryName, signOn.ShowSignatoryName));
    }

    [Theory, OnBothEngines]
    public async Task A_newer_offer_takes_the_place_of_an_earlier_one_and_forgets_who_was_asked(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);
        await ListingSite.SendAsync(visitor, Page, ToAna);
        var earlier = Assert.Single(await ListingSite.LinksToAsync(site, Ana));

        await ListingSite.SendAsync(visitor, Page, ("person", "Luis"), ("email", "luis@desert-neighbors.example"));

        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(site).OpenAsync(earlier)).Status);
        Assert.Empty(await ListingSite.MailsToAsync(site, Ana));
        Assert.False(await ListingSite.ReadAsync(site, db => db.Contacts.AnyAsync(c => c.Email == Ana)));
    }

    [Theory, OnBothEngines]
    public async Task An_offer_expires_after_seven_days_and_does_not_outlive_who_made_it(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await ListingSite.SendAsync(await ListingSite.OpenAsync(site), Page, ToAna);
        var link = Assert.Single(await ListingSite.LinksToAsync(site, Ana));
        var ana = new Visitor(site);
        var look = await ana.OpenAsync(link);

        await site.ChangeAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == speaker.ContactId)).Leave(TestData.By, site.Now));
        Assert.Equal(HttpStatusCode.Gone, (await ana.SendAsync(look)).Status);
        site.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal((HttpStatusCode.Gone, "Este enlace venció"), ((await ana.OpenAsync(link)).Status, (await ana.OpenAsync(link)).Title));
        Assert.Null(await ListingSite.ReadAsync(site, db => db.Contacts.Where(c => c.Email == Ana).Select(c => c.ConfirmedAt).SingleAsync()));
    }

    [Theory, OnBothEngines]
    public async Task Its_mails_are_capped_for_the_mailbox_and_the_network(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine, ("SignOns:Mails:Burst", "5"));
        await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);
        var states = new List<MailState>();
        for (var time = 0; time < 4; time++)
        {
            await ListingSite.SendAsync(visitor, Page, ToAna);
            await site.SendMailsAsync();
            states.Add(await ListingSite.ReadAsync(site, db => db.Outbox.Where(m => m.Kind == MailKind.HandOver).OrderByDescending(m => m.Id).Select(m => m.State).FirstAsync()));
        }

        var tooMany = await ListingSite.SendAsync(visitor, Page, ToAna);

        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.Status);
        Assert.Equal("Ana López", tooMany.Page.QuerySelector("#person")!.GetAttribute("value"));
        Assert.Equal([MailState.Sent, MailState.Sent, MailState.Sent, MailState.Waiting], states);
    }

    [Fact]
    public async Task Nobody_hands_over_to_themselves()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await ListingSite.SpeakerAsync(site);

        var answer = await ListingSite.SendAsync(await ListingSite.OpenAsync(site), Page, ("person", "Rosa"), ("email", ListingSite.Rosa.ToUpperInvariant()));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "That is your own address"), (answer.Status, answer.ErrorAt("email")));
    }

    private static async Task AcceptAsync(CampaignSite site)
    {
        await ListingSite.SendAsync(await ListingSite.OpenAsync(site), Page, ToAna);
        var ana = new Visitor(site);
        await ana.SendAsync(await ana.OpenAsync(Assert.Single(await ListingSite.LinksToAsync(site, Ana))));
    }
}
