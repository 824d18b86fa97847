using AngleSharp.Dom;
using Bunit;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations.Organize;
using CampaignTracker.Web.Features.SignOns.Organize;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using TestContext = Xunit.TestContext;

namespace CampaignTracker.Web.Tests.Organizations;

/// <summary>One organization as an organizer works on it, and with it the kit's editing.</summary>
public sealed class OrganizationFilePageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_amiss_stands_at_its_field_and_what_is_typed_stays()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = await AddAsync(site);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, organization.Id);
        page.WaitForState(() => page.FindAll(".org-main form.sheet").Count == 1);

        Input(page, "Website").Input("not a site");
        await page.InvokeAsync(() => page.Find(".org-main form.sheet").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".org-main .sheet-error")));
        Assert.Equal(("not a site", "true"), (Input(page, "Website").GetAttribute("value"), Input(page, "Website").GetAttribute("aria-invalid")));
        Input(page, "Website").Input("neighbors.example");
        await page.InvokeAsync(() => page.Find(".org-main form.sheet").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("Saved.", organizer.The<Notices>().Current));
    }

    [Fact]
    public async Task A_draft_comes_back_when_the_page_is_opened_again_and_can_be_put_back()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = await AddAsync(site);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, organization.Id);
        page.WaitForState(() => page.FindAll(".org-main form.sheet").Count == 1);

        Input(page, "City").Input("Mesa");
        site.Clock.Advance(Editing.Rest);
        page.WaitForAssertion(() => Assert.Contains("Kept as your draft", page.Markup, StringComparison.Ordinal));

        var again = Open(organizer, organization.Id);
        again.WaitForAssertion(() => Assert.Equal("Mesa", Input(again, "City").GetAttribute("value")));
        await again.InvokeAsync(() => again.Find(".sheet-told button").ClickAsync(new()));
        again.WaitForAssertion(() => Assert.Equal("Phoenix", Input(again, "City").GetAttribute("value")));
    }

    [Fact]
    public async Task A_colleagues_change_is_told_and_what_is_typed_here_stands()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = await AddAsync(site);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, organization.Id);
        page.WaitForState(() => page.FindAll(".org-main form.sheet").Count == 1);
        Input(page, "City").Input("Mesa");

        await site.ChangeAsync(async db =>
        {
            var theirs = await db.Organizations.Include(o => o.Sectors).SingleAsync(Ct);
            theirs.Correct(new OrganizationDetails { Name = theirs.Name, City = "Tempe", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Community] }, new("Ben Cole"), site.Now);
        });
        await page.InvokeAsync(() => page.Find(".org-main form.sheet").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("Ben Cole changed this while you were typing", page.Find(".met").TextContent, StringComparison.Ordinal));
        Assert.Equal("Mesa", Input(page, "City").GetAttribute("value"));
        await page.InvokeAsync(() => page.Find(".met button").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("Tempe", Input(page, "City").GetAttribute("value")));
    }

    [Fact]
    public async Task Verifying_while_something_is_typed_is_in_nobodys_way()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = await AddAsync(site);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, organization.Id);
        page.WaitForState(() => page.FindAll(".org-main form.sheet").Count == 1);
        Input(page, "City").Input("Mesa");

        await page.InvokeAsync(() => Button(page, "Verify").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find(".step-panel textarea").Input("Called the number on its website."));
        await page.InvokeAsync(() => page.Find(".step-panel").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("verified by an organizer", page.Find(".org-beside").TextContent, StringComparison.Ordinal));
        Assert.Equal("Mesa", Input(page, "City").GetAttribute("value"));
        await page.InvokeAsync(() => page.Find(".org-main form.sheet").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Equal("Saved.", organizer.The<Notices>().Current));
        await using var db = await site.OpenDatabaseAsync();
        var kept = await db.Organizations.SingleAsync(Ct);
        Assert.Equal(("Mesa", VerificationLevel.OrganizerVerified), (kept.City, kept.Verification));
    }

    [Fact]
    public async Task A_signature_is_taken_back_in_the_organizations_name_with_a_reason()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = await AddAsync(site, signs: true);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, organization.Id);
        page.WaitForState(() => page.FindAll(".org-list h3").Count == 1);

        await page.InvokeAsync(() => Button(page, "Take back").ClickAsync(new()));
        await page.InvokeAsync(() => page.Find(".org-list form").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".org-list .sheet-error")));
        await page.InvokeAsync(() => page.Find(".org-list textarea").Input("Its chair called on June 1."));
        await page.InvokeAsync(() => page.Find(".org-list form").SubmitAsync(new()));

        page.WaitForAssertion(() => Assert.Contains("Its chair called on June 1.", page.Find(".org-main .org-list").TextContent, StringComparison.Ordinal));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(SignOnStatus.Withdrawn, (await db.SignOns.SingleAsync(Ct)).Status);
    }

    [Theory, OnBothEngines]
    public async Task Who_signed_on_paper_is_hidden_or_erased_for_good_after_a_question(Engine engine)
    {
        foreach (var erase in (bool[])[false, true])
        {
            await using var site = await CampaignSite.StartAsync(engine);
            var (letter, organization) = (TestData.OpenLetter("letter"), TestData.ListedOrganization());
            var signOn = letter.Enter(organization, new Signatory("Rosa Morales", "Chair", ShowName: true, ShowTitle: true), SignOnOrigin.Paper, "Rosa’s folder", TestData.By, TestData.At);
            letter.Close(TestData.By, TestData.At);
            await site.ChangeAsync(async db => await db.AddRangeAsync(letter, organization, signOn, letter.Deliver(new("By hand.", ""), TestData.By, TestData.At, signOn)));
            Assert.Contains("Rosa Morales", (await site.GetPageAsync("/letters/letter")).Source.Text, StringComparison.Ordinal);
            await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
            var page = Open(organizer, organization.Id);
            page.WaitForState(() => page.FindAll(".org-list h3").Count == 1);

            await page.InvokeAsync(() => Button(page, erase ? "Erase the signatory" : "Hide the signatory").Click());
            if (erase)
            {
                Assert.Contains("This can’t be undone.", page.Find(".org-list form").TextContent, StringComparison.Ordinal);
                await page.InvokeAsync(() => page.Find(".org-list form").SubmitAsync(new()));
            }

            page.WaitForAssertion(() => Assert.Equal(erase ? [] : ["Erase the signatory"], page.FindAll(".org-list button").Select(button => button.TextContent.Trim()).Where(words => words.EndsWith("the signatory", StringComparison.Ordinal))));
            await using var db = await site.OpenDatabaseAsync();
            var kept = await db.SignOns.SingleAsync(Ct);
            Assert.Equal(erase ? ("", "", null) : ("Rosa Morales", "Chair", "Rosa’s folder"), (kept.SignatoryName, kept.SignatoryTitle, kept.OriginNote));
            Assert.Equal((SignOnStatus.Listed, false, false), (kept.Status, kept.ShowSignatoryName, kept.ShowSignatoryTitle));
            var copy = await db.DeliveredSignatories.SingleAsync(Ct);
            Assert.Equal(("Test Neighbors", "", ""), (copy.Name, copy.SignatoryName, copy.SignatoryTitle));
            Assert.Equal("A Organizer", (await db.History.SingleAsync(h => h.What == (erase ? "signatory-erased" : "consent-changed"), Ct)).By);
            Assert.DoesNotContain("Rosa", (await site.GetPageAsync("/letters/letter")).Source.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reader_sees_what_the_roster_says_and_neither_button_nor_contact()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        var request = TestData.ConfirmedRequest(letter);
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, request));
        await using var reader = await OpenPage.AsAsync(site, OrganizerRole.Reader);
        var page = Open(reader, request.OrganizationId);

        page.WaitForAssertion(() => Assert.Contains("Your role does not show who speaks for it.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("button, form"));
        Assert.DoesNotContain("rosa@", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_nothing_says_so()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, Guid.NewGuid());

        page.WaitForAssertion(() => Assert.Equal("This organization is not there.", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Others_that_it_may_be_are_looked_for_when_the_page_opens_or_its_name_changes_not_at_each_change()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = await AddAsync(site);
        await site.ChangeAsync(async db => await db.AddAsync(TestData.Organization("The Lanterns, Inc."), Ct));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, organization.Id);
        page.WaitForState(() => page.FindAll(".org-main form.sheet").Count == 1);
        page.WaitForAssertion(() => Assert.Equal(1, Compared()));
        Assert.Empty(page.FindAll(".queue-twins"));

        await site.ChangeAsync(async db => (await db.Organizations.SingleAsync(o => o.Id == organization.Id, Ct)).Verify("Called its chair.", TestData.By, site.Now));
        page.WaitForAssertion(() => Assert.Contains("verified by an organizer", page.Find(".org-beside").TextContent, StringComparison.Ordinal));
        Assert.Equal(1, Compared());

        Input(page, "Name").Input("Lanterns");
        await page.InvokeAsync(() => page.Find(".org-main form.sheet").SubmitAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("The Lanterns, Inc.", page.Find(".queue-twins").TextContent, StringComparison.Ordinal));

        int Compared() => site.Log.Count(line => line.StartsWith("Executed DbCommand", StringComparison.Ordinal) && line.Split(["Properties", "commandText"], StringSplitOptions.None)[0].Replace("\\", "", StringComparison.Ordinal).Contains("SELECT \"o\".\"MatchKey\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_of_a_signatory_is_not_public_says_so_and_erasing_tells_of_the_contact()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var (letter, other) = (TestData.OpenLetter(), TestData.OpenLetter());
        var organization = TestData.ListedOrganization();
        await site.ChangeAsync(async db => await db.AddRangeAsync(
            letter, other, TestData.ListedSignOn(letter, organization, new("Rosa Morales", "Chair", ShowName: true, ShowTitle: true)), TestData.ConfirmedRequest(other, organization: organization)));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        var page = Open(organizer, organization.Id);

        page.WaitForAssertion(() => Assert.Equal(["(the name is not public)"], page.FindAll(".not-public").Select(part => part.TextContent)));
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Trim() == "Hide the signatory" && button.Closest("li")!.QuerySelector(".not-public") is null).ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("(not public)", page.FindAll(".not-public").Select(part => part.TextContent)));

        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Trim() == "Erase the signatory" && button.Closest("li")!.TextContent.Contains("the name is not public", StringComparison.Ordinal)).ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("/listing", page.Find(".step-panel a").GetAttribute("href")));
    }

    [Fact]
    public async Task What_was_merged_is_neither_edited_nor_merged_again_nor_keyed_in_for()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var (merged, standing) = (TestData.ListedOrganization("Twin"), TestData.ListedOrganization("Standing"));
        merged.MergeInto(standing, TestData.By, TestData.At);
        await site.ChangeAsync(async db => await db.AddRangeAsync(merged, standing));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);

        var file = Open(organizer, merged.Id);
        file.WaitForElement("#listing");
        Assert.Empty(file.FindAll(".org-main form.sheet"));
        var merging = organizer.Open<MergeOrganizationPage>(page => page.Add(p => p.Id, merged.Id));
        merging.WaitForAssertion(() => Assert.Equal($"/organize/organizations/{standing.Id}", merging.Find(".zone-empty a").GetAttribute("href")));
        Assert.Empty(merging.FindAll("input"));
        organizer.Address.NavigateTo($"/organize/sign-ons/new?organization={merged.Id}");
        var keyIn = organizer.Open<KeyInSignOnPage>();
        keyIn.WaitForAssertion(() => Assert.Equal($"/organize/sign-ons/new?organization={standing.Id}", keyIn.Find(".zone-empty a").GetAttribute("href")));
    }

    [Theory]
    [InlineData(true, "There is nothing to sign", "/organize/letters")]
    [InlineData(false, "This organization is not there.", "/organize/organizations")]
    public async Task Where_nothing_can_be_keyed_in_the_page_says_why(bool isThere, string words, string next)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = TestData.ListedOrganization();
        await site.ChangeAsync(async db => await db.AddAsync(organization));
        await using var organizer = await OpenPage.AsAsync(site, OrganizerRole.Organizer);
        organizer.Address.NavigateTo($"/organize/sign-ons/new?organization={(isThere ? organization.Id : Guid.NewGuid())}");
        var page = organizer.Open<KeyInSignOnPage>();

        page.WaitForAssertion(() => Assert.Contains(words, page.Find(".zone-empty").TextContent, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(next, page.Find(".zone-empty a").GetAttribute("href"));
        Assert.Empty(page.FindAll("form"));
    }

    private static IRenderedComponent<OrganizationFilePage> Open(OpenPage browser, Guid id) => browser.Open<OrganizationFilePage>(page => page.Add(p => p.Id, id));

    private static async Task<Organization> AddAsync(CampaignSite site, bool signs = false)
    {
        var organization = TestData.ListedOrganization();
        await site.ChangeAsync(db =>
        {
            db.Add(organization);
            if (signs)
            {
                var letter = TestData.OpenLetter();
                db.AddRange(letter, TestData.ListedSignOn(letter, organization));
            }

            return Task.CompletedTask;
        });
        return organization;
    }

    private static IElement Input(IRenderedComponent<OrganizationFilePage> page, string label) =>
        page.Find($"#{page.FindAll("label").Single(each => each.TextContent.Trim() == label).GetAttribute("for")}");

    private static IElement Button(IRenderedComponent<OrganizationFilePage> page, string words) => page.FindAll("button").First(button => button.TextContent.Trim() == words);
}
