using System.Net;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

/// <summary>Those who have no listing to open: a contact who left, and somebody whose address was typed into a form.</summary>
public sealed class EraseByLinkTests
{
    private const string Ana = "ana@desert-neighbors.example";
    private const string Office = "office@desert.example";

    [Theory, OnBothEngines]
    public async Task A_former_contact_erases_everything_and_nothing_in_the_database_tells_who_it_was(Engine engine)
    {
        string[] who = ["Rosa", "Díaz", ListingSite.Rosa, "602 555 0134"];
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Id == speaker.SignOnId)).Show(name: true, title: true, TestData.By, site.Now));
        await HandOverAsync(site);
        await SigningSite.SignAsync(site, ("name", "Cactus Circle"));
        await site.SendMailsAsync();
        await WaitingNoticeAsync(site, speaker);
        using var rosa = new PlainBrowser(site);
        await AskAsync(rosa, ListingSite.Rosa);
        var mail = Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa), m => m.Kind is MailKind.NoListing);
        Assert.Contains("we still keep data that came with it", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);

        await rosa.OpenAsync(Assert.Single(await ListingSite.LinksToAsync(site, ListingSite.Rosa)));
        foreach (var trace in who)
            Assert.NotEmpty(await Traces.FindAsync(site, trace));
        await rosa.SendAsync();
        await rosa.FollowAsync();

        Assert.Equal("Your data are erased", rosa.Heading);
        foreach (var trace in who)
            Assert.Empty(await Traces.FindAsync(site, trace));
        Assert.Equal("erased by the contact", (await ListingSite.HistoryOfAsync(site, speaker.ContactId))[^1]);
        Assert.Equal(OrganizationStatus.Listed, (await ListingSite.OrganizationAsync(site, speaker.OrganizationId)).Status);
        Assert.Equal("Ana López", await ListingSite.ReadAsync(site, db => db.Contacts.Speaking().Select(c => c.Name).SingleAsync()));
        Assert.Contains("Somebody signed", Assert.Single(await ListingSite.MailsToAsync(site, Office)).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        if (engine is Engine.Sqlite)
            await Traces.AssertFileForgotAsync(site, who);
    }

    [Theory, OnBothEngines]
    public async Task Somebody_whose_address_was_typed_erases_it_with_the_organization_that_came_with_it(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await SigningSite.SignAsync(site, ("name", "Cactus Circle"));
        var waits = SigningSite.LinkIn(await SigningSite.MailToAsync(site, ListingSite.Rosa));
        using var rosa = new PlainBrowser(site);
        await AskAsync(rosa, ListingSite.Rosa);

        await rosa.OpenAsync(Assert.Single(await ListingSite.LinksToAsync(site, ListingSite.Rosa)));
        Assert.Contains("Cactus Circle", rosa.Words, StringComparison.Ordinal);
        await rosa.SendAsync();

        Assert.Equal("/listing/done?erased=1", rosa.Leads);
        Assert.Empty(await Traces.FindAsync(site, ListingSite.Rosa));
        Assert.Empty(await Traces.FindAsync(site, "Cactus Circle"));
        await rosa.OpenAsync(waits);
        Assert.Equal(HttpStatusCode.Gone, rosa.Status);
    }

    [Theory, OnBothEngines]
    public async Task Looking_at_the_link_changes_nothing(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await FormerAsync(site);
        using var scanner = new PlainBrowser(site);
        await AskAsync(scanner, ListingSite.Rosa);
        var link = Assert.Single(await ListingSite.LinksToAsync(site, ListingSite.Rosa));
        var before = await ContactsAsync();

        for (var look = 0; look < 3; look++)
            await scanner.OpenAsync(link);

        Assert.Equal((HttpStatusCode.OK, "Erase my data"), (scanner.Status, scanner.Heading));
        Assert.Contains("Desert Neighbors", scanner.Words, StringComparison.Ordinal);
        Assert.Contains(ListingSite.Rosa, scanner.Words, StringComparison.Ordinal);
        Assert.True(scanner.Answer.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex", scanner.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal(before, await ContactsAsync());
        Assert.Null(await ListingSite.ReadAsync(site, db => db.Links.Where(l => l.Purpose == LinkPurpose.EraseContact).Select(l => l.SpentAt).SingleAsync()));

        Task<List<string>> ContactsAsync() => ListingSite.ReadAsync(site, db => db.Contacts.Select(c => $"{c.Id} {c.Name} {c.Email} {c.ErasedAt} {c.Version}").ToListAsync());
    }

    [Theory, OnBothEngines]
    public async Task The_link_works_once_for_half_an_hour_and_until_a_newer_one(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await FormerAsync(site);
        await FormerAsync(site, "River Parish", "luis@river.example");
        using var rosa = new PlainBrowser(site);
        await AskAsync(rosa, ListingSite.Rosa);
        // The newest under the address is another one now.
        await SigningSite.SignAsync(site, ("name", "Cactus Circle"));
        await AskAsync(rosa, ListingSite.Rosa);
        var links = await ListingSite.LinksToAsync(site, ListingSite.Rosa);
        using var luis = new PlainBrowser(site);
        await AskAsync(luis, "luis@river.example");
        await luis.OpenAsync(Assert.Single(await ListingSite.LinksToAsync(site, "luis@river.example")));

        await rosa.OpenAsync(links[0]);
        Assert.Equal((HttpStatusCode.Gone, "A newer link took the place of this one"), (rosa.Status, rosa.Heading));
        await rosa.OpenAsync(links[1]);
        var fields = rosa.Fields(null);
        await rosa.SendAsync(links[1], fields);
        Assert.Equal(HttpStatusCode.Redirect, rosa.Status);
        await rosa.SendAsync(links[1], fields);
        Assert.Equal((HttpStatusCode.Gone, "This link was used already"), (rosa.Status, rosa.Heading));
        await rosa.OpenAsync("/listing/erase/nobody-was-given-this");
        Assert.Equal((HttpStatusCode.Gone, "We do not know this link"), (rosa.Status, rosa.Heading));

        site.Clock.Advance(TimeSpan.FromMinutes(30));
        await luis.SendAsync();
        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), (luis.Status, luis.Heading));
        Assert.Single(await ListingSite.ReadAsync(site, db => db.Contacts.Where(c => c.Email == "luis@river.example" && c.ErasedAt == null).ToListAsync()));
    }

    [Theory, OnBothEngines]
    public async Task An_unknown_address_gets_no_such_link_the_same_answer_and_the_same_rows(Engine engine)
    {
        const string Unknown = "nora@desert-neighbors.example";
        await using var site = await ListingSite.StartAsync(engine);
        await FormerAsync(site);
        using var visitor = new PlainBrowser(site);
        var before = await RowsAsync();

        await AskAsync(visitor, ListingSite.Rosa);
        var (known, afterKnown) = (visitor.Html, await RowsAsync());
        await AskAsync(visitor, Unknown);
        var afterUnknown = await RowsAsync();

        Assert.Equal("Check your mail", visitor.Heading);
        Assert.Equal(known.Replace(ListingSite.Rosa, Unknown, StringComparison.Ordinal), visitor.Html);
        Assert.Equal((1, 1, 1), Difference(before, afterKnown));
        Assert.Equal((1, 1, 1), Difference(afterKnown, afterUnknown));
        var mail = Assert.Single(await ListingSite.MailsToAsync(site, Unknown));
        Assert.DoesNotContain("erase", mail.Text + mail.Html, StringComparison.Ordinal);

        Task<(int Mails, int Links, int Attempts)> RowsAsync() =>
            ListingSite.ReadAsync(site, async db => (await db.Outbox.CountAsync(), await db.Links.CountAsync(), await db.Attempts.CountAsync()));
        static (int, int, int) Difference((int Mails, int Links, int Attempts) from, (int Mails, int Links, int Attempts) to) =>
            (to.Mails - from.Mails, to.Links - from.Links, to.Attempts - from.Attempts);
    }

    [Theory, OnBothEngines]
    public async Task Who_speaks_for_one_organization_and_left_another_gets_the_listing_only(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site, "River Parish");
        await FormerAsync(site);
        using var rosa = new PlainBrowser(site);

        await AskAsync(rosa, ListingSite.Rosa);

        Assert.Equal(MailKind.YourListing, Assert.Single(await ListingSite.MailsToAsync(site, ListingSite.Rosa)).Kind);
        Assert.DoesNotContain("/listing/erase/", Assert.Single(await ListingSite.LinksToAsync(site, ListingSite.Rosa)), StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Who_has_come_to_speak_for_an_organization_since_the_mail_is_told_what_it_costs(Engine engine)
    {
        const string Cost = "Nobody speaks for the organization here then";
        const string Public = "Your address as the organization’s public e-mail too";
        await using var site = await ListingSite.StartAsync(engine);
        await FormerAsync(site);
        using var rosa = new PlainBrowser(site);
        await AskAsync(rosa, ListingSite.Rosa);
        var link = Assert.Single(await ListingSite.LinksToAsync(site, ListingSite.Rosa));
        await rosa.OpenAsync(link);
        Assert.DoesNotContain(Cost, rosa.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Public, rosa.Words, StringComparison.Ordinal);

        var speaker = await ListingSite.SpeakerAsync(site, "River Parish");
        await site.ChangeAsync(async db => (await db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Id == speaker.OrganizationId)).Correct(
            new OrganizationDetails { Name = "River Parish", Scope = Scope.Local, Sectors = [Sector.Community], PublicEmail = ListingSite.Rosa }, TestData.By, site.Now));
        await rosa.OpenAsync(link);

        Assert.Contains("River Parish", rosa.Words, StringComparison.Ordinal);
        Assert.Contains(Cost, rosa.Words, StringComparison.Ordinal);
        Assert.Contains(Public, rosa.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task It_reaches_the_address_as_it_was_given_and_no_other_spelling_of_the_mailbox(Engine engine)
    {
        const string Given = "Rosa.Diaz@gmail.com";
        const string Neighbor = "rosadiaz+vigil@gmail.com";
        await using var site = await ListingSite.StartAsync(engine);
        var former = await FormerAsync(site, email: Given);
        var neighbor = await FormerAsync(site, "River Parish", Neighbor);
        using var rosa = new PlainBrowser(site);
        await AskAsync(rosa, "rosadiaz@gmail.com");
        Assert.Empty(await ListingSite.LinksToAsync(site, "rosadiaz@gmail.com"));

        await AskAsync(rosa, "rosa.diaz@Gmail.com");
        await rosa.OpenAsync(Assert.Single(await ListingSite.LinksToAsync(site, "rosa.diaz@Gmail.com")));
        Assert.DoesNotContain("River Parish", rosa.Words, StringComparison.Ordinal);
        await rosa.SendAsync();

        var contacts = await ListingSite.ReadAsync(site, db => db.Contacts.AsNoTracking().ToDictionaryAsync(c => c.Id));
        Assert.NotNull(contacts[former.ContactId].ErasedAt);
        Assert.Equal((Neighbor, (DateTime?)null), (contacts[neighbor.ContactId].Email, contacts[neighbor.ContactId].ErasedAt));
    }

    [Fact]
    public async Task Mail_and_page_are_in_the_language_of_who_asked()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        await FormerAsync(site);
        using var rosa = new PlainBrowser(site);

        await AskAsync(rosa, ListingSite.Rosa, "/es/listing");
        var link = Assert.Single(await ListingSite.LinksToAsync(site, ListingSite.Rosa));
        await rosa.OpenAsync(link);

        Assert.StartsWith("/es/listing/erase/", link, StringComparison.Ordinal);
        Assert.Equal("Borrar mis datos", rosa.Heading);
        await rosa.SendAsync();
        Assert.Equal("/es/listing/done?erased=1", rosa.Leads);
    }

    private static async Task AskAsync(PlainBrowser browser, string email, string path = "/listing")
    {
        await browser.OpenAsync(path);
        await browser.SendAsync("/listing", ("email", email));
    }

    private static async Task<Speaker> FormerAsync(CampaignSite site, string organization = "Desert Neighbors", string email = ListingSite.Rosa)
    {
        var speaker = await ListingSite.SpeakerAsync(site, organization, email);
        await site.ChangeAsync(async db => (await db.Contacts.SingleAsync(c => c.Id == speaker.ContactId)).Leave(TestData.By, site.Now));
        return speaker;
    }

    private static async Task HandOverAsync(CampaignSite site)
    {
        var rosa = await ListingSite.OpenAsync(site);
        await ListingSite.SendAsync(rosa, "/listing/edit/hand-over", ("person", "Ana López"), ("email", Ana), ("language", "en"));
        using var ana = new PlainBrowser(site);
        await ana.OpenAsync(Assert.Single(await ListingSite.LinksToAsync(site, Ana)));
        await ana.SendAsync();
        Assert.Equal("Thank you: you are the contact now", ana.Heading);
    }

    /// <summary>A mail that names her and has not gone out yet, to an address that is not the organization's public one any more.</summary>
    private static Task WaitingNoticeAsync(CampaignSite site, Speaker speaker) => site.ChangeAsync(async db =>
    {
        var text = new MailText("Somebody signed", "Rosa Díaz, Coordinator signed in the name of Desert Neighbors", "<p>Rosa Díaz, Coordinator</p>");
        var request = await db.SignOnRequests.SingleAsync(r => r.OrganizationId == speaker.OrganizationId);
        db.Add(new OutboxMail(MailKind.SignedInYourName, Office, Data.Language.English, text, request.Id, site.Now));
    });
}
