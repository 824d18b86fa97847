using System.Net;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

public sealed class CorrectListingTests
{
    private const string Page = "/listing/edit/organization";

    [Theory, OnBothEngines]
    public async Task A_contact_corrects_what_the_roster_says_and_history_tells_by_whom(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);

        var overview = await ListingSite.FollowAsync(visitor, await ListingSite.SendAsync(
            visitor, Page, ("name", "  Desert   Neighbors United "), ("website", "desert-neighbors.example"), ("zip", "85003-1234"), ("about", "We walk together.")));

        Assert.Contains("The listing is corrected.", overview.Words, StringComparison.Ordinal);
        var page = await site.GetPageAsync($"/organizations/{speaker.Slug}");
        Assert.Equal("Desert Neighbors United", page.QuerySelector("h1")!.Words());
        Assert.Contains("We walk together.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        var kept = await ListingSite.OrganizationAsync(site, speaker.OrganizationId);
        Assert.Equal(("https://desert-neighbors.example", "85003"), (kept.Website, kept.PostalCode));
        Assert.Equal("corrected by the contact", (await ListingSite.HistoryOfAsync(site, speaker.OrganizationId))[^1]);
    }

    [Fact]
    public async Task The_rules_of_the_form_hold_and_answers_are_kept()
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);

        var answer = await ListingSite.SendAsync(visitor, Page, ("name", "See www.example.org/now"), ("about", "Kept words."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("name", Assert.Single(answer.Errors).Field);
        Assert.StartsWith("Error:", answer.Page.Title, StringComparison.Ordinal);
        Assert.Equal("Kept words.", answer.Page.QuerySelector("#about")!.TextContent);
        Assert.Equal("Desert Neighbors", (await ListingSite.OrganizationAsync(site, speaker.OrganizationId)).Name);
    }

    [Theory, OnBothEngines]
    public async Task Another_name_costs_an_organizers_verification_and_the_page_says_so_before(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await ChangeAsync(o =>
        {
            o.Correct(Details(o) with { Website = "http://www.desert-neighbors.example/" }, TestData.By, site.Now);
            o.Verify("We called.", TestData.By, site.Now);
            o.Trust(TestData.By, site.Now);
        });
        var visitor = await ListingSite.OpenAsync(site);

        var page = await visitor.OpenAsync(Page);
        await visitor.SendAsync(page, ListingSite.FormOf(Page), ("about", "Only this."));
        var untouched = await ListingSite.OrganizationAsync(site, speaker.OrganizationId);
        await ListingSite.SendAsync(visitor, Page, ("name", "Somebody Else"));
        var renamed = await ListingSite.OrganizationAsync(site, speaker.OrganizationId);

        Assert.Contains("An organizer has verified your organization.", page.Words, StringComparison.Ordinal);
        Assert.Equal((VerificationLevel.OrganizerVerified, true, "http://www.desert-neighbors.example/"), (untouched.Verification, untouched.Trusted, untouched.Website));
        Assert.Equal((VerificationLevel.EmailConfirmed, false, (string?)null), (renamed.Verification, renamed.Trusted, renamed.VerificationEvidence));
        Assert.Contains("verification-lapsed by the contact", await ListingSite.HistoryOfAsync(site, speaker.OrganizationId));

        Task ChangeAsync(Action<Organization> change) =>
            site.ChangeAsync(async db => change(await db.Organizations.Include(o => o.Sectors).SingleAsync(o => o.Id == speaker.OrganizationId)));
    }

    [Theory, OnBothEngines]
    public async Task Of_two_tabs_the_later_one_sees_what_changed_and_keeps_its_text(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);
        var first = await visitor.OpenAsync(Page);
        var second = await visitor.OpenAsync(Page);

        await visitor.SendAsync(first, ListingSite.FormOf(Page), ("city", "Tempe"));
        var later = await visitor.SendAsync(second, ListingSite.FormOf(Page), ("city", "Mesa"));
        var before = await ListingSite.OrganizationAsync(site, speaker.OrganizationId);
        await visitor.SendAsync(later, ListingSite.FormOf(Page));

        Assert.Equal(HttpStatusCode.Conflict, later.Status);
        Assert.Equal("Tempe", later.Page.QuerySelector(".notice-alert dd")!.Words());
        Assert.Equal("Mesa", later.Page.QuerySelector("#city")!.GetAttribute("value"));
        Assert.Equal("Tempe", before.City);
        Assert.Equal("Mesa", (await ListingSite.OrganizationAsync(site, speaker.OrganizationId)).City);
    }

    [Theory, OnBothEngines]
    public async Task Who_merely_says_that_they_speak_for_an_organization_changes_nothing_of_it(Engine engine)
    {
        const string Stranger = "stranger@elsewhere.example";
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        await site.ChangeAsync(async db =>
        {
            var letter = TestData.OpenLetter("other-letter");
            db.Add(letter);
            var group = await db.Organizations.SingleAsync(o => o.Id == speaker.OrganizationId);
            var contact = new Contact(group, new ContactDetails { Name = "A Stranger", Email = Stranger }, TestData.By, TestData.At);
            contact.Confirm(TestData.By, TestData.At);
            db.Add(contact);
        });
        var visitor = await ListingSite.OpenAsync(site, Stranger);
        var overview = await visitor.OpenAsync("/listing/edit");
        var token = overview.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Contains("once an organizer has listed your signature", overview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", overview.Page.Source.Text, StringComparison.Ordinal);
        string[] paths = [Page, "/listing/edit/withdraw", $"/listing/edit/sign-ons/{speaker.SignOnId:n}/withdraw"];
        foreach (var path in paths)
        {
            Assert.Equal("/listing/edit?done=gone", (await visitor.OpenAsync(path)).Response.Headers.Location?.OriginalString);
            var answer = await visitor.PostAsync(path, ("__RequestVerificationToken", token), ("version", "1"), ("name", "Taken over"), ("scope", "local"), ("sectors", "legal"), ("city", "X"), ("state", "AZ"));
            Assert.Equal("/listing/edit?done=gone", answer.Response.Headers.Location?.OriginalString);
        }

        var organization = await ListingSite.OrganizationAsync(site, speaker.OrganizationId);
        Assert.Equal(("Desert Neighbors", OrganizationStatus.Listed), (organization.Name, organization.Status));
        Assert.Equal(Data.Letters.SignOnStatus.Listed, (await ListingSite.SignOnAsync(site, speaker.SignOnId)).Status);
    }

    [Theory, OnBothEngines]
    public async Task Whom_the_organization_disowned_changes_nothing_of_it_while_it_waits(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site, isListed: false);
        var visitor = await ListingSite.OpenAsync(site);
        var before = await visitor.OpenAsync("/listing/edit");
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Id == speaker.SignOnId)).Disown(TestData.By, site.Now));

        var after = await visitor.OpenAsync("/listing/edit");
        var refused = await visitor.OpenAsync(Page);

        Assert.NotNull(before.Page.QuerySelector($"main a[href='{Page}']"));
        Assert.Contains("Neither name nor title will be shown.", before.Words, StringComparison.Ordinal);
        Assert.Null(after.Page.QuerySelector($"main a[href='{Page}']"));
        Assert.Contains("told us that your signature was not authorized. Organizers look at it", after.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("we write to you", after.Words, StringComparison.Ordinal);
        Assert.EndsWith("done=gone", refused.Response.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, "Your name and title are shown under a letter", "Name and title are shown.")]
    [InlineData(true, false, "Your name is shown under a letter", "Only the name is shown.")]
    [InlineData(false, false, "None of this is public.", "Neither name nor title is shown.")]
    public async Task It_says_what_of_the_contact_is_public(bool name, bool title, string ofContact, string ofSignature)
    {
        await using var site = await ListingSite.StartAsync(Engine.Sqlite);
        var speaker = await ListingSite.SpeakerAsync(site);
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Id == speaker.SignOnId)).Show(name, title, TestData.By, site.Now));
        var visitor = await ListingSite.OpenAsync(site);

        var listed = await visitor.OpenAsync("/listing/edit");
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Id == speaker.SignOnId)).Withdraw(TestData.By, site.Now));
        var withdrawn = await visitor.OpenAsync("/listing/edit");

        Assert.Contains(ofContact, listed.Words, StringComparison.Ordinal);
        Assert.Contains(ofSignature, listed.Words, StringComparison.Ordinal);
        Assert.Contains("None of this is public.", withdrawn.Words, StringComparison.Ordinal);
        // What was not public is gone, what was is shown no more.
        Assert.Equal(name, withdrawn.Words.Contains("Neither name nor title is shown.", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    public async Task A_contact_corrects_what_is_kept_of_them_and_a_second_tab_is_told(Engine engine)
    {
        const string Contact = "/listing/edit/contact";
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);
        var second = await visitor.OpenAsync(Contact);

        await ListingSite.SendAsync(visitor, Contact, ("person", "Rosa Díaz Peña"), ("phone", ""), ("language", "es"), ("events-nearby", "true"), ("email", "other@elsewhere.example"));
        var kept = await ListingSite.ReadAsync(site, db => db.Contacts.AsNoTracking().SingleAsync(c => c.Id == speaker.ContactId));
        var later = await visitor.SendAsync(second, ListingSite.FormOf(Contact), ("person", "R. Díaz"));

        Assert.Equal(("Rosa Díaz Peña", "", Data.Language.Spanish, true, ListingSite.Rosa), (kept.Name, kept.Phone, kept.Language, kept.WantsEventsNearby, kept.Email));
        Assert.Equal("corrected by the contact", (await ListingSite.HistoryOfAsync(site, speaker.ContactId))[^1]);
        Assert.Equal(HttpStatusCode.Conflict, later.Status);
        Assert.Equal("R. Díaz", later.Page.QuerySelector("#person")!.GetAttribute("value"));
    }

    private static OrganizationDetails Details(Organization organization) => new()
    {
        Name = organization.Name,
        City = organization.City,
        State = organization.State,
        Scope = organization.Scope,
        Sectors = [.. organization.Sectors.Select(s => s.Sector)],
    };
}
