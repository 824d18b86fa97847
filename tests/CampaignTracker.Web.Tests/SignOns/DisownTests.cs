using System.Net;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.SignOns;

public sealed class DisownTests
{
    private const string Office = "office@verified.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task The_organizations_public_address_is_told_and_takes_the_signature_off_by_a_button(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified(publicEmail: Office));
        using var signed = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"), ("public-email", "elsewhere@else.example"));
        var mail = Assert.Single(await site.MailsToAsync(Office));
        Assert.Empty(await site.MailsToAsync("elsewhere@else.example"));

        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(mail.LinkPath);
        await visitor.OpenAsync(mail.LinkPath);
        Assert.Equal(SignOnStatus.Listed, (await site.SignOnOfAsync("Phoenix Verified")).Status);
        Assert.Contains("Phoenix Verified", (await site.GetPageAsync($"/letters/{Signing.Letter}")).Body!.TextContent, StringComparison.Ordinal);

        await visitor.SendAsync();
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var signOn = await site.SignOnOfAsync("Phoenix Verified");
        Assert.Equal((SignOnStatus.Disowned, (DateTime?)null), (signOn.Status, signOn.LookedAt));
        Assert.DoesNotContain("Phoenix Verified", (await site.GetPageAsync($"/letters/{Signing.Letter}")).Body!.TextContent, StringComparison.Ordinal);
        await visitor.OpenAsync(mail.LinkPath);
        Assert.Empty(visitor.Page.QuerySelectorAll("main form button[type=submit]"));
    }

    [Theory, OnBothEngines]
    public async Task What_a_disowned_person_typed_leaves_the_roster_with_the_signature_and_comes_back_with_it(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var confirmed = await site.SignOnAndConfirmAsync("rosa@neighbors.example", ("public-email", Office));
        var signOn = await site.SignOnOfAsync("Rosa's Neighbors");
        var subject = new DecisionSubject(signOn.Id, signOn.OrganizationId, signOn.RequestId);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        await DecideAsync(Decision.List);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync("/organizations/rosas-neighbors");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        await visitor.OpenAsync((await site.MailsToAsync(Office)).Single().LinkPath);
        await visitor.SendAsync();
        await visitor.OpenAsync("/organizations/rosas-neighbors");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Contains("\"deleted_at\":\"", (await (await site.GetAsync("/api/v1/changes?type=organization")).Content.ReadAsStringAsync(Ct)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        await DecideAsync(Decision.TakeOff);
        Assert.Equal(OrganizationStatus.Declined, (await site.SignOnOfAsync("Rosa's Neighbors")).Organization!.Status);
        await DecideAsync(Decision.PutBack);
        await visitor.OpenAsync("/organizations/rosas-neighbors");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        async Task DecideAsync(Decision decision) => Assert.Equal(DecisionOutcome.Done, await acting.The<DecideOnSignOn>().DecideAsync(decision, subject, "Not theirs.", Ct));
    }

    [Theory, OnBothEngines]
    public async Task Whoever_confirmed_what_does_not_stand_any_more_reads_what_became_of_it(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified(publicEmail: Office));
        using var signed = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"));
        var signOn = await site.SignOnOfAsync("Phoenix Verified");
        using var visitor = new PlainBrowser(site);
        var link = (await site.MailsToAsync("ana@verified.example")).Single(mail => mail.Html.Contains(Signing.Confirm, StringComparison.Ordinal)).LinkPath;

        await TakeAsync(s => s.Disown(TestData.By, site.Now));
        await visitor.OpenAsync(link);
        Assert.Equal("The signature of Phoenix Verified does not stand", visitor.Heading);
        Assert.Contains("told us that it was not authorized, so it is off the list. Organizers look at it", visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("takes no more signatures", visitor.Words, StringComparison.Ordinal);
        await TakeAsync(s => s.Reinstate(TestData.By, site.Now), s => s.Withdraw(TestData.By, site.Now));
        await visitor.OpenAsync("/es" + link);
        Assert.Contains("Se retiró. Mientras la carta esté abierta, la organización puede volver a firmar.", visitor.Words, StringComparison.Ordinal);

        Task TakeAsync(params Action<SignOn>[] steps) => site.ChangeAsync(async db =>
        {
            var kept = await db.SignOns.SingleAsync(s => s.Id == signOn.Id, Ct);
            Array.ForEach(steps, step => step(kept));
        });
    }

    [Theory, OnBothEngines]
    public async Task What_a_stranger_typed_is_written_to_once_an_organizer_listed_it_and_nobody_is_named_who_did_not_agree(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var confirmed = await site.SignOnAndConfirmAsync("rosa@neighbors.example", ("public-email", Office));
        Assert.Empty(await site.MailsToAsync(Office));

        var mail = await ListAsync("Rosa's Neighbors", Office);
        using var visitor = new PlainBrowser(site);
        await visitor.OpenAsync(mail.LinkPath);
        using var agreed = await site.SignOnAndConfirmAsync("luz@garden.example", ("name", "Garden Circle"), ("website", ""), ("person", "Luz Ruiz"), ("public-email", "office@garden.example"), ("show-name", "true"));

        Assert.Contains("Somebody signed in the name of Rosa's Neighbors", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody signed in the name of Rosa's Neighbors", visitor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa Morales", mail.Text + mail.Html + visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Chair", mail.Text + mail.Html + visitor.Html, StringComparison.Ordinal);
        Assert.Contains("Luz Ruiz signed in the name of Garden Circle", (await ListAsync("Garden Circle", "office@garden.example")).Text, StringComparison.Ordinal);

        async Task<SentMail> ListAsync(string organization, string address)
        {
            var signOn = await site.SignOnOfAsync(organization);
            await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
            Assert.Equal(DecisionOutcome.Done, await acting.The<DecideOnSignOn>().DecideAsync(Decision.List, new DecisionSubject(signOn.Id, signOn.OrganizationId, signOn.RequestId), "", Ct));
            return Assert.Single(await site.MailsToAsync(address));
        }
    }

    [Theory, OnBothEngines]
    public async Task It_is_told_of_each_once_a_day_and_not_where_it_is_the_contacts_own_mailbox(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified(publicEmail: "Ana+office@verified.example"), TestData.OpenLetter("second", "Second"), TestData.OpenLetter("third", "Third"));
        using var own = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.False(await db.Outbox.AnyAsync(m => m.Kind == MailKind.SignedInYourName, Ct));

        using var another = await site.SignOnAndConfirmAsync("bea@else.example", ("organization", "phoenix-verified"), ("letters", "second"));
        using var third = await site.SignOnAndConfirmAsync("cleo@else.example", ("organization", "phoenix-verified"), ("letters", "third"));
        Assert.Single(await site.MailsToAsync("Ana+office@verified.example"));
        await using (var db = await site.OpenDatabaseAsync())
            Assert.Equal(1, await db.Outbox.CountAsync(m => m.Kind == MailKind.SignedInYourName && m.State == MailState.Waiting, Ct));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await site.MailsToAsync("Ana+office@verified.example")).Count);
    }
}
