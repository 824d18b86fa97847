using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>What came on paper or by telephone.</summary>
public sealed class KeyInSignOnTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task What_was_signed_on_paper_stands_at_once_and_says_where_the_paper_lies(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = await AddAsync(site, TestData.ListedOrganization());

        var outcome = await SaveAsync(site, organization.Id, sheet =>
        {
            sheet[KeyInSignOn.Note] = "Blue folder, Phoenix office";
            sheet[KeyInSignOn.Day] = "2026-05-30";
            sheet[SignOnFields.Person] = "Rosa Morales";
            sheet[SignOnFields.Title] = "Chair";
            sheet[SignOnFields.ShowTitle] = "true";
        });

        Assert.Equal((SheetResult.Saved, $"/organize/organizations/{organization.Id}"), (outcome.Result, outcome.Address));
        await using var db = await site.OpenDatabaseAsync();
        var signOn = await db.SignOns.SingleAsync(Ct);
        Assert.Equal((SignOnStatus.Listed, SignOnOrigin.Paper, "2026-05-30: Blue folder, Phoenix office"), (signOn.Status, signOn.Origin, signOn.OriginNote));
        Assert.Equal(("Rosa Morales", false, true), (signOn.SignatoryName, signOn.ShowSignatoryName, signOn.ShowSignatoryTitle));
        Assert.Equal(0, await db.Contacts.CountAsync(Ct));
        var page = await site.GetPageAsync("/letters/letter");
        Assert.DoesNotContain("Rosa", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Blue folder", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task It_is_never_a_twin_and_says_so_in_words(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = await AddAsync(site, TestData.ListedOrganization());

        Assert.Equal(SheetResult.Saved, (await SaveAsync(site, organization.Id)).Result);
        var again = await SaveAsync(site, organization.Id, sheet => sheet[KeyInSignOn.Origin] = "telephone");

        Assert.Equal((KeyInSignOn.Letter, "It has signed this letter: its signature stands or waits for an organizer."), Assert.Single(again.Errors) is var error ? (error.Name, error.Message) : default);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.SignOns.CountAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task Two_who_key_in_the_same_at_once_make_one_of_it(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = await AddAsync(site, TestData.ListedOrganization());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SaveAsync(site, organization.Id)));

        Assert.Single(outcomes, outcome => outcome.Result is SheetResult.Saved);
        Assert.All(outcomes.Where(outcome => outcome.Result is not SheetResult.Saved), outcome => Assert.Equal(SheetResult.Refused, outcome.Result));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(1, await db.SignOns.CountAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task Several_letters_keyed_in_at_once_are_all_signed(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = await AddAsync(site, TestData.ListedOrganization());
        await site.ChangeAsync(async db => await db.AddRangeAsync(Enumerable.Range(0, 4).Select(i => TestData.OpenLetter($"letter-{i}"))));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SaveAsync(site, organization.Id, sheet => sheet[KeyInSignOn.Letter] = $"letter-{i}")));

        Assert.All(outcomes, outcome => Assert.Equal(SheetResult.Saved, outcome.Result));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(4, await db.SignOns.CountAsync(Ct));
    }

    [Fact]
    public async Task Today_is_the_campaigns_day()
    {
        // In New York it is the evening of the first of June.
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Now = new(2026, 6, 2, 2, 0, 0, TimeSpan.Zero) });
        var organization = await AddAsync(site, TestData.ListedOrganization());
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        Assert.Equal("2026-06-01", (await acting.The<KeyInSignOn>().BlankAsync(Ct))[KeyInSignOn.Day]);
        Assert.Equal(KeyInSignOn.Day, Assert.Single((await SaveAsync(site, organization.Id, sheet => sheet[KeyInSignOn.Day] = "2026-06-02")).Errors).Name);
        Assert.Equal(SheetResult.Saved, (await SaveAsync(site, organization.Id)).Result);
    }

    [Fact]
    public async Task While_the_site_is_read_only_that_is_what_is_told()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = await AddAsync(site, TestData.ListedOrganization());
        await site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        Assert.Equal(SheetResult.ReadOnly, (await SaveAsync(site, organization.Id)).Result);
    }

    [Theory, OnBothEngines]
    public async Task Where_somebody_gave_an_address_the_public_address_is_told_and_may_disown_it(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var organization = TestData.ListedOrganization();
        organization.Correct(new OrganizationDetails { Name = "Test Neighbors", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Faith], PublicEmail = "office@neighbors.example" }, TestData.By, TestData.At);
        await AddAsync(site, organization);

        await SaveAsync(site, organization.Id, sheet => (sheet[SignOnFields.Person], sheet[SignOnFields.Email]) = ("Rosa Morales", "rosa@neighbors.example"));

        var mail = Assert.Single(await site.MailsToAsync("office@neighbors.example"));
        await using (var acting = await Acting.AsAsync(site, OrganizerRole.Organizer))
            await acting.The<DisownSignOn>().DisownAsync(mail.LinkPath.Split('/')[^1], Ct);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(SignOnStatus.Disowned, (await db.SignOns.SingleAsync(Ct)).Status);
        Assert.False((await db.Contacts.SingleAsync(Ct)).Speaks);
    }

    [Theory, OnBothEngines]
    public async Task What_is_invented_does_not_sign_what_is_true(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Samples = true });
        var organization = await AddAsync(site, TestData.ListedOrganization());
        await using var db = await site.OpenDatabaseAsync();
        var sample = await db.Organizations.FirstAsync(o => o.IsSample && o.Status == OrganizationStatus.Listed, Ct);
        var invented = await db.Letters.FirstAsync(l => l.IsSample && l.Status == LetterStatus.Open, Ct);

        var underTrue = Assert.Single((await SaveAsync(site, sample.Id, sheet => sheet[KeyInSignOn.Letter] = "letter")).Errors);
        var underSample = Assert.Single((await SaveAsync(site, organization.Id, sheet => sheet[KeyInSignOn.Letter] = invented.Slug)).Errors);

        Assert.Equal("This organization is a sample: it cannot sign a letter that is not", underTrue.Message);
        Assert.Equal("This letter is a sample: only sample organizations can sign it", underSample.Message);
    }

    [Fact]
    public async Task What_is_amiss_is_told_at_its_field_and_nothing_is_entered()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = await AddAsync(site, TestData.ListedOrganization());

        var outcome = await SaveAsync(site, organization.Id, sheet =>
        {
            sheet[KeyInSignOn.Letter] = "";
            sheet[KeyInSignOn.Origin] = "import";
            sheet[KeyInSignOn.Note] = " ";
            sheet[KeyInSignOn.Day] = "2031-01-01";
            sheet[SignOnFields.Person] = "=HYPERLINK(1)";
            sheet[SignOnFields.Email] = "nobody";
        });

        Assert.Equal([KeyInSignOn.Letter, KeyInSignOn.Origin, KeyInSignOn.Day, KeyInSignOn.Note, SignOnFields.Person, SignOnFields.Email], outcome.Errors.Select(error => error.Name));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(0, await db.SignOns.CountAsync(Ct));
    }

    [Fact]
    public async Task One_that_waited_is_on_the_roster_with_it_and_one_that_left_is_not_signed_for()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var (waiting, gone) = (TestData.Organization(), TestData.ListedOrganization());
        gone.Withdraw(TestData.By, TestData.At);
        await AddAsync(site, waiting);
        await site.ChangeAsync(async db => await db.AddAsync(gone, Ct));

        Assert.Equal(SheetResult.Saved, (await SaveAsync(site, waiting.Id)).Result);
        Assert.Equal(SheetResult.Refused, (await SaveAsync(site, gone.Id)).Result);
        Assert.Equal(SheetResult.Gone, (await SaveAsync(site, Guid.NewGuid())).Result);

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(OrganizationStatus.Listed, (await db.Organizations.SingleAsync(o => o.Id == waiting.Id, Ct)).Status);
    }

    private static async Task<Organization> AddAsync(CampaignSite site, Organization organization)
    {
        await site.ChangeAsync(async db => await db.AddRangeAsync(organization, TestData.OpenLetter("letter")));
        return organization;
    }

    private static async Task<SheetOutcome> SaveAsync(CampaignSite site, Guid organizationId, Action<Sheet>? type = null)
    {
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var keyIn = acting.The<KeyInSignOn>();
        var sheet = await keyIn.BlankAsync(Ct);
        sheet[KeyInSignOn.Note] = "A sheet";
        type?.Invoke(sheet);
        return await keyIn.SaveAsync(organizationId, sheet, Ct);
    }
}
