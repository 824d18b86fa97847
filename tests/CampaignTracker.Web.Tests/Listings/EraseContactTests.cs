using System.Net;
using System.Text.Json;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using CampaignTracker.Web.Tests.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

public sealed class EraseContactTests
{
    private const string Page = "/listing/edit/erase";

    /// <summary>What tells who the person is, in every spelling that is kept.</summary>
    private static readonly string[] Who = ["Rosa", "Díaz", ListingSite.Rosa, "602 555 0134", "555 0199"];

    [Theory, OnBothEngines]
    public async Task Nothing_in_the_database_tells_who_it_was(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await FillAsync(site);
        var visitor = await ListingSite.OpenAsync(site);
        foreach (var trace in Who)
            Assert.NotEmpty(await Traces.FindAsync(site, trace));

        Assert.True(await IsDomainCountedAsync());

        var erased = await ListingSite.FollowAsync(visitor, await ListingSite.SendAsync(visitor, Page));

        Assert.Equal("Your data are erased", erased.Title);
        foreach (var trace in Who)
            Assert.Empty(await Traces.FindAsync(site, trace));
        Assert.False(await IsDomainCountedAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.OpenAsync("/listing/edit")).Status);
        Assert.Equal("erased by the contact", (await ListingSite.HistoryOfAsync(site, speaker.ContactId))[^1]);
        if (engine is Engine.Sqlite)
            await Traces.AssertFileForgotAsync(site, Who);

        Task<bool> IsDomainCountedAsync() => ListingSite.ReadAsync(site, db => db.Attempts.AnyAsync(a => a.Subject == "desert-neighbors.example"));
    }

    [Theory, OnBothEngines]
    public async Task The_organization_and_what_it_signed_stay_without_a_name(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await FillAsync(site);
        await ErasedAsync(site);

        Assert.Contains("Desert Neighbors", (await site.GetPageAsync("/letters/open-letter")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", (await site.GetPageAsync("/letters/open-letter")).Source.Text, StringComparison.Ordinal);
        var organization = await ListingSite.OrganizationAsync(site, speaker.OrganizationId);
        Assert.Equal((OrganizationStatus.Listed, (string?)null), (organization.Status, organization.PublicEmail));
        var signOn = await ListingSite.SignOnAsync(site, speaker.SignOnId);
        Assert.Equal((SignOnStatus.Listed, "", "", false, false), (signOn.Status, signOn.SignatoryName, signOn.SignatoryTitle, signOn.ShowSignatoryName, signOn.ShowSignatoryTitle));
    }

    [Theory, OnBothEngines]
    public async Task What_was_never_confirmed_goes_with_the_organization_that_came_with_it(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await FillAsync(site);
        Assert.True(await IsThereAsync());

        await ErasedAsync(site);

        Assert.False(await IsThereAsync());
        Assert.False(await ListingSite.ReadAsync(site, db => db.SignOnRequests.AnyAsync(r => r.ConfirmedAt == null)));
        Assert.False(await ListingSite.ReadAsync(site, db => db.Links.AnyAsync(l => l.SpentAt == null && l.SupersededAt == null && l.Purpose != LinkPurpose.DisownSignOn && l.Purpose != LinkPurpose.SetUp)));

        Task<bool> IsThereAsync() => ListingSite.ReadAsync(site, db => db.Organizations.AnyAsync(o => o.Name == "Cactus Circle"));
    }

    [Theory, OnBothEngines]
    public async Task The_organizations_public_address_is_still_told_but_not_by_whom(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await site.ChangeAsync(async db =>
        {
            var text = new MailText("Somebody signed", "Rosa Díaz, Coordinator signed in the name of Desert Neighbors", "<p>Rosa Díaz, Coordinator</p>");
            var request = await db.SignOnRequests.SingleAsync(r => r.OrganizationId == speaker.OrganizationId);
            (await db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Id == speaker.OrganizationId)).Correct(
                new OrganizationDetails { Name = "Desert Neighbors", Scope = Scope.Local, Sectors = [Sector.Community], PublicEmail = "office@desert.example" }, TestData.By, site.Now);
            db.Add(new OutboxMail(MailKind.SignedInYourName, "office@desert.example", Data.Language.English, text, request.Id, site.Now));
        });

        await ErasedAsync(site);

        var mail = Assert.Single(await ListingSite.MailsToAsync(site, "office@desert.example"));
        Assert.Contains("Somebody signed in the name of Desert Neighbors", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var link = mail.Text.Split('\n').Single(line => line.Contains("/sign-on/disown/", StringComparison.Ordinal)).Trim();
        Assert.Equal(HttpStatusCode.OK, (await new Visitor(site).OpenAsync(new Uri(link).AbsolutePath)).Status);
    }

    [Theory, OnBothEngines]
    public async Task Organizers_drafts_that_hold_the_address_go_and_others_stay(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        var organizer = (await OrganizerCookie.ForAsync(site, Data.Organizers.OrganizerRole.Organizer)).OrganizerId;
        await site.ChangeAsync(db =>
        {
            foreach (var (page, typed) in new[] { ("/typed", ListingSite.Rosa.ToUpperInvariant()), ("/sentence", $"She is at {ListingSite.Rosa}."), ("/other", $"maria{ListingSite.Rosa}"), ("/host", $"{ListingSite.Rosa}.org") })
                Keep(db, page, typed, "");
            Keep(db, "/read", "", ListingSite.Rosa);
            return Task.CompletedTask;
        });

        await ErasedAsync(site);

        Assert.Equal(["/host", "/other"], await ListingSite.ReadAsync(site, db => db.Drafts.Select(d => d.Page).OrderBy(page => page).ToListAsync()));

        void Keep(Data.CampaignDbContext db, string page, string typed, string read)
        {
            var draft = new Data.Organizers.Draft(organizer, page);
            draft.Keep(JsonSerializer.Serialize(new Dictionary<string, string> { ["email"] = typed }), JsonSerializer.Serialize(new Dictionary<string, string> { ["email"] = read }), TestData.At);
            db.Add(draft);
        }
    }

    [Theory, OnBothEngines]
    public async Task It_reaches_everything_under_the_address_and_nobody_elses_data(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var second = await ListingSite.SpeakerAsync(site, "River Parish");
        var colleague = await ListingSite.SpeakerAsync(site, "Mesa Mutual Aid", "luis@mesa.example", "Luis Ortega");
        var visitor = await ListingSite.OpenAsync(site);

        var page = await visitor.OpenAsync(Page);
        Assert.True(page.Words.Contains("River Parish", StringComparison.Ordinal) || page.Words.Contains("Desert Neighbors", StringComparison.Ordinal));
        Assert.Contains("you speak for these organizations too", page.Words, StringComparison.Ordinal);
        await visitor.SendAsync(page, ListingSite.FormOf(Page));

        var contacts = await ListingSite.ReadAsync(site, db => db.Contacts.AsNoTracking().ToDictionaryAsync(c => c.Id));
        Assert.NotNull(contacts[speaker.ContactId].ErasedAt);
        Assert.NotNull(contacts[second.ContactId].ErasedAt);
        Assert.Equal(("Luis Ortega", (DateTime?)null), (contacts[colleague.ContactId].Name, contacts[colleague.ContactId].ErasedAt));
        Assert.Equal("Luis Ortega", (await ListingSite.SignOnAsync(site, colleague.SignOnId)).SignatoryName);
    }

    /// <summary>A contact whose name is shown, whose address is the organization's public one, with mails, an offer, and a form that was never confirmed.</summary>
    private static async Task<Speaker> FillAsync(CampaignSite site)
    {
        var speaker = await ListingSite.SpeakerAsync(site);
        await site.ChangeAsync(async db =>
        {
            var organization = await db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Id == speaker.OrganizationId);
            organization.Correct(
                new OrganizationDetails { Name = "Desert Neighbors", Scope = Scope.Local, Sectors = [Sector.Community], PublicEmail = ListingSite.Rosa }, TestData.By, site.Now);
            (await db.SignOns.SingleAsync(s => s.Id == speaker.SignOnId)).Show(name: true, title: true, TestData.By, site.Now);
        });
        await SigningSite.SignAsync(site, ("name", "Cactus Circle"), ("email", ListingSite.Rosa), ("phone", "480 555 0199"));
        var visitor = await ListingSite.OpenAsync(site);
        await ListingSite.SendAsync(visitor, "/listing/edit/hand-over", ("person", "Ana López"), ("email", "ana@desert-neighbors.example"));
        return speaker;
    }

    private static async Task ErasedAsync(CampaignSite site)
    {
        var visitor = await ListingSite.OpenAsync(site);
        await ListingSite.SendAsync(visitor, Page);
    }
}
