using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.Retention;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>Whom an organizer enters as contact with a signature from paper.</summary>
public sealed class KeyedInContactTests
{
    private const string Rosa = "rosa@neighbors.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task Who_is_named_speaks_only_once_the_mail_is_answered(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await KeyInAsync(site);
        using var visitor = new PlainBrowser(site);

        await AskForListingAsync(visitor);
        var mails = await site.MailsToAsync(Rosa);
        Assert.Equal(2, mails.Count);
        Assert.DoesNotContain(mails, mail => mail.Text.Contains("/listing/", StringComparison.Ordinal) && !mail.Text.Contains("/listing/erase/", StringComparison.Ordinal));
        await visitor.OpenAsync(mails.Single(mail => mail.Subject == "Are you the contact of Test Neighbors?").LinkPath);
        Assert.Contains("An organizer entered this signature; it stands.", visitor.Words, StringComparison.Ordinal);
        await visitor.SendAsync();

        Assert.Equal("You are the contact of Test Neighbors", visitor.Heading);
        await using var db = await site.OpenDatabaseAsync();
        var contact = await db.Contacts.Speaking().Include(c => c.Organization).SingleAsync(Ct);
        Assert.True((await ListingRights.OfAsync(db, contact, Ct)).MayChangeListing);
        Assert.Equal(VerificationLevel.EmailConfirmed, contact.Organization!.Verification);
        Assert.Equal(SignOnStatus.Listed, (await db.SignOns.SingleAsync(Ct)).Status);
        Assert.Equal(2, (await site.MailsToAsync(Rosa)).Count);
    }

    [Theory, OnBothEngines]
    public async Task Who_never_answers_is_erased_after_fourteen_days_and_the_signature_stays(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await KeyInAsync(site, shown: true);
        await EnforceAsync(site, TimeSpan.FromDays(14) - TimeSpan.FromMinutes(5));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(Rosa, (await db.Contacts.SingleAsync(Ct)).Email);

        await EnforceAsync(site, TimeSpan.FromMinutes(5));

        await using (var db = await site.OpenDatabaseAsync())
        {
            var contact = await db.Contacts.SingleAsync(Ct);
            Assert.Equal(("", ""), (contact.Email, contact.Name));
            var signOn = await db.SignOns.SingleAsync(Ct);
            Assert.Equal((SignOnStatus.Listed, "", "Chair"), (signOn.Status, signOn.SignatoryName, signOn.SignatoryTitle));
        }
    }

    [Theory, OnBothEngines]
    public async Task Who_has_the_address_erased_leaves_the_signature_and_its_links_dead(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await KeyInAsync(site);
        var invited = Assert.Single(await site.MailsToAsync(Rosa)).LinkPath.Split('/')[^1];
        var secret = "";
        await site.ChangeAsync(async db =>
        {
            db.Add(OneTimeLink.Make(LinkPurpose.EraseContact, (await db.Contacts.SingleAsync(Ct)).Id, site.Now, TimeSpan.FromHours(1), out var secrets));
            secret = secrets.Token;
        });

        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        Assert.True(await acting.The<EraseByLink>().EraseAsync(secret, Ct));
        await acting.The<ConfirmSignOn>().ConfirmAsync(invited, Ct);

        await using var db = await site.OpenDatabaseAsync();
        var signOn = await db.SignOns.SingleAsync(Ct);
        Assert.Equal((SignOnStatus.Listed, "", (string?)null), (signOn.Status, signOn.SignatoryName, signOn.OriginNote));
        Assert.Equal(0, await db.Contacts.CountAsync(c => c.Email != "" || c.ConfirmedAt != null, Ct));
        // Whose public address was told may still say that nobody was authorized.
        await acting.The<DisownSignOn>().DisownAsync((await site.MailsToAsync("office@neighbors.example"))[^1].LinkPath.Split('/')[^1], Ct);
        await using var later = await site.OpenDatabaseAsync();
        Assert.Equal(SignOnStatus.Disowned, (await later.SignOns.SingleAsync(Ct)).Status);
    }

    private static async Task KeyInAsync(CampaignSite site, bool shown = false)
    {
        var organization = TestData.ListedOrganization();
        organization.Correct(
            new OrganizationDetails { Name = "Test Neighbors", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Faith], PublicEmail = "office@neighbors.example" }, TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddRangeAsync(organization, TestData.OpenLetter("letter")));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = await acting.The<KeyInSignOn>().BlankAsync(Ct);
        (sheet[KeyInSignOn.Note], sheet[SignOnFields.Person], sheet[SignOnFields.Title], sheet[SignOnFields.Email]) = ("Rosa’s sheet", "Rosa Morales", "Chair", Rosa);
        sheet[SignOnFields.ShowTitle] = shown ? "true" : "";
        Assert.Equal(SheetResult.Saved, (await acting.The<KeyInSignOn>().SaveAsync(organization.Id, sheet, Ct)).Result);
    }

    private static async Task AskForListingAsync(PlainBrowser visitor)
    {
        await visitor.OpenAsync("/listing");
        await visitor.SendAsync(("email", Rosa));
    }

    private static async Task EnforceAsync(CampaignSite site, TimeSpan later)
    {
        site.Clock.Advance(later);
        await site.Services.GetRequiredService<EnforceRetention>().RunAsync(Ct);
    }
}
