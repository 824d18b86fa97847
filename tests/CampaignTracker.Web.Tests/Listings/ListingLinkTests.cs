using System.Net;
using CampaignTracker.Data.Mail;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

public sealed class ListingLinkTests
{
    [Theory, OnBothEngines]
    public async Task A_known_and_an_unknown_address_get_the_same_page_and_write_the_same_rows(Engine engine)
    {
        const string Unknown = "nora@desert-neighbors.example";
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);

        var known = await ListingSite.AskAsync(new Visitor(site), ListingSite.Rosa);
        var afterKnown = await RowsAsync();
        var unknown = await ListingSite.AskAsync(new Visitor(site), Unknown);
        var afterUnknown = await RowsAsync();

        Assert.Equal(HttpStatusCode.OK, known.Status);
        Assert.Equal(known.Page.Source.Text.Replace(ListingSite.Rosa, Unknown, StringComparison.Ordinal), unknown.Page.Source.Text);
        Assert.Equal(afterKnown, (afterUnknown.Mails - afterKnown.Mails, afterUnknown.Links - afterKnown.Links, afterUnknown.Attempts - afterKnown.Attempts));
        Assert.Equal((1, 1, 1), afterKnown);
        Assert.Equal(MailKind.YourListing, Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa)).Kind);
        Assert.Equal(MailKind.NoListing, Assert.Single(await ListingSite.MailsToAsync(site, Unknown)).Kind);
        Assert.Empty(await ListingSite.LinksToAsync(site, Unknown));

        Task<(int Mails, int Links, int Attempts)> RowsAsync() =>
            ListingSite.ReadAsync(site, async db => (await db.Outbox.CountAsync(), await db.Links.CountAsync(l => l.Purpose == LinkPurpose.YourListing), await db.Attempts.CountAsync()));
    }

    [Theory, OnBothEngines]
    public async Task The_given_address_counts_in_whatever_case_and_no_other_spelling_of_the_mailbox(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site, email: "Rosa.Diaz+vigil@gmail.com");

        await ListingSite.AskAsync(new Visitor(site), "rosa.diaz+VIGIL@Gmail.com");
        await ListingSite.AskAsync(new Visitor(site), "rosadiaz@gmail.com");

        Assert.Equal(MailKind.YourListing, Assert.Single(await ListingSite.MailsToAsync(site, "Rosa.Diaz+vigil@gmail.com")).Kind);
        Assert.Equal(MailKind.NoListing, Assert.Single(await ListingSite.MailsToAsync(site, "rosadiaz@gmail.com")).Kind);
    }

    [Theory, OnBothEngines]
    public async Task A_person_who_speaks_for_several_organizations_gets_a_link_for_each(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        await ListingSite.SpeakerAsync(site, "River Parish");
        await ListingSite.AskAsync(new Visitor(site), ListingSite.Rosa);

        var mail = Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa));
        Assert.Contains("See the listing of Desert Neighbors", mail.Text, StringComparison.Ordinal);
        Assert.Contains("See the listing of River Parish", mail.Html, StringComparison.Ordinal);
        var pages = new List<string>();
        foreach (var link in await ListingSite.LinksToAsync(site, ListingSite.Rosa))
            pages.Add((await new Visitor(site).OpenAsync(link)).Words);
        Assert.Equal(2, pages.Count);
        Assert.Contains(pages, words => words.Contains("Desert Neighbors", StringComparison.Ordinal));
        Assert.Contains(pages, words => words.Contains("River Parish", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task Opening_the_link_changes_nothing_and_its_button_works_once(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        await ListingSite.AskAsync(new Visitor(site), ListingSite.Rosa);
        var link = Assert.Single(await ListingSite.LinksToAsync(site, ListingSite.Rosa));

        for (var look = 0; look < 3; look++)
            Assert.Null((await new Visitor(site).OpenAsync(link)).Response.Headers.TryGetValues("Set-Cookie", out var set) ? set.FirstOrDefault(c => c.StartsWith("listing=", StringComparison.Ordinal)) : null);
        Assert.Null(await SpentAtAsync());
        var visitor = new Visitor(site);
        var page = await visitor.OpenAsync(link);
        Assert.Contains("Desert Neighbors", page.Words, StringComparison.Ordinal);
        var overview = await ListingSite.FollowAsync(visitor, await visitor.SendAsync(page));
        var again = await visitor.SendAsync(page);

        Assert.Contains("Rosa Díaz", overview.Words, StringComparison.Ordinal);
        Assert.NotNull(await SpentAtAsync());
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Equal("This link was used already", again.Title);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/listing/nobody-was-given-this")).Status);

        Task<DateTime?> SpentAtAsync() => ListingSite.ReadAsync(site, db => db.Links.Where(l => l.Purpose == LinkPurpose.YourListing).Select(l => l.SpentAt).SingleAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_link_expires_after_half_an_hour_and_a_newer_one_takes_its_place(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        var visitor = new Visitor(site);
        await ListingSite.AskAsync(visitor, ListingSite.Rosa);
        await ListingSite.AskAsync(visitor, ListingSite.Rosa);
        var links = await ListingSite.LinksToAsync(site, ListingSite.Rosa);

        var older = await visitor.OpenAsync(links[0]);
        var newer = await visitor.OpenAsync(links[1]);
        site.Clock.Advance(TimeSpan.FromMinutes(30));
        var late = await visitor.SendAsync(newer);

        Assert.Equal((HttpStatusCode.Gone, "A newer link took the place of this one"), (older.Status, older.Title));
        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), (late.Status, late.Title));
    }

    [Theory, OnBothEngines]
    public async Task Beyond_the_days_mails_none_goes_out_and_the_last_link_stays_good(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        var visitor = new Visitor(site);
        for (var time = 0; time < 5; time++)
            await ListingSite.AskAsync(visitor, ListingSite.Rosa);

        var mails = await ListingSite.MailsToAsync(site, ListingSite.Rosa);
        Assert.Equal([MailState.Waiting, MailState.Waiting, MailState.Waiting, MailState.Withheld, MailState.Withheld], mails.Select(m => m.State));
        Assert.Equal("Open your listing", (await visitor.OpenAsync((await ListingSite.LinksToAsync(site, ListingSite.Rosa))[2])).Title);
    }

    [Theory, OnBothEngines]
    public async Task A_network_that_asks_too_often_gets_the_same_page_and_no_mail(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine, ("SignOns:Mails:Burst", "2"));
        await ListingSite.SpeakerAsync(site);
        await ListingSite.AskAsync(new Visitor(site), "one@example.org");
        await ListingSite.AskAsync(new Visitor(site), "two@example.org");

        var answer = await ListingSite.AskAsync(new Visitor(site), ListingSite.Rosa);

        Assert.Equal("Check your mail", answer.Title);
        Assert.Equal(MailState.Withheld, Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa)).State);
    }

    [Fact]
    public async Task What_is_no_address_is_told_at_its_field()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);

        var answer = await ListingSite.AskAsync(new Visitor(site), "rosa.example");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("email", Assert.Single(answer.Errors).Field);
        Assert.StartsWith("Error:", answer.Page.Title, StringComparison.Ordinal);
        Assert.Equal("rosa.example", answer.Page.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Mail_and_pages_are_in_the_contacts_language()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        var visitor = new Visitor(site);

        var answer = await ListingSite.AskAsync(visitor, "nadie@ejemplo.example", "/es/listing");

        Assert.Equal("Revise su correo", answer.Title);
        var mail = Assert.Single(await ListingSite.MailsToAsync(site, "nadie@ejemplo.example"));
        Assert.StartsWith("Hola:", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/es/sign-on", mail.Text, StringComparison.Ordinal);
    }
}
