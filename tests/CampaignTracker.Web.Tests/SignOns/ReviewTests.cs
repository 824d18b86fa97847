using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.SignOns;

/// <summary>What organizers decide, with its history and its mail.</summary>
public sealed class ReviewTests
{
    private static readonly Actor Organizer = new("Olga, an organizer");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_database_refuses_for_another_reason_is_not_called_signed_already()
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var letter = TestData.OpenLetter();
        var disowned = TestData.DisownedRequest(letter);
        await site.ChangeAsync(async db =>
        {
            await db.AddRangeAsync(letter, disowned);
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE UPDATE ON SignOns BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END");
        });
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var decide = acting.The<DecideOnSignOn>();
        var subject = new DecisionSubject(disowned.SignOns[0].Id, disowned.OrganizationId, disowned.Id);

        Assert.Equal(DecisionOutcome.NotSaved, await decide.DecideAsync(Decision.PutBack, subject, "", Ct));
        await site.ChangeAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER full");
            db.Add(letter.Enter(await db.Organizations.SingleAsync(Ct), Signatory.Unnamed, SignOnOrigin.Paper, "A sheet", TestData.By, TestData.At));
        });
        Assert.Equal(DecisionOutcome.SignedAlready, await decide.DecideAsync(Decision.PutBack, subject, "", Ct));
    }

    [Theory, OnBothEngines]
    public async Task Listing_a_sign_on_puts_its_new_organization_on_the_roster_and_tells_the_contact(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var confirmed = await site.SignOnAndConfirmAsync();
        var signOn = await site.SignOnOfAsync("Rosa's Neighbors");

        await ReviewAsync(site, review => review.ListAsync(signOn.Id, besideTwin: false, Organizer, Ct));

        Assert.Contains("Rosa's Neighbors", (await site.GetPageAsync($"/letters/{Signing.Letter}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rosa's Neighbors", (await site.GetPageAsync("/organizations/rosas-neighbors")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await site.MailsToAsync(Signing.Rosa)).Count);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(Organizer.Name, (await db.History.SingleAsync(h => h.NounId == signOn.Id && h.What == "listed", Ct)).By);
    }

    [Theory, OnBothEngines]
    public async Task A_form_whose_mail_nobody_answers_keeps_no_address_from_the_organization_that_is_listed(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var squatter = await site.SignOnAsync(("email", "nobody@elsewhere.example"), ("website", ""));
        using var confirmed = await site.SignOnAndConfirmAsync();
        await using var db = await site.OpenDatabaseAsync();
        var signOn = await db.SignOns.AsNoTracking().SingleAsync(s => s.Status == SignOnStatus.Confirmed, Ct);

        await ReviewAsync(site, review => review.ListAsync(signOn.Id, besideTwin: false, Organizer, Ct));

        Assert.Contains("Rosa's Neighbors", (await site.GetPageAsync("/organizations/rosas-neighbors")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var addresses = await db.Organizations.AsNoTracking().ToDictionaryAsync(o => o.Id == signOn.OrganizationId, o => o.Slug, Ct);
        Assert.Equal("rosas-neighbors", addresses[true]);
        Assert.StartsWith("rosas-neighbors-", addresses[false], StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Declining_needs_a_reason_which_the_contact_is_told_and_declines_a_new_organization_with_it(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var confirmed = await site.SignOnAndConfirmAsync();
        var signOn = await site.SignOnOfAsync("Rosa's Neighbors");

        await Assert.ThrowsAsync<DomainException>(() => ReviewAsync(site, review => review.DeclineAsync(signOn.Id, " ", Organizer, Ct)));
        await ReviewAsync(site, review => review.DeclineAsync(signOn.Id, "We could not find this group.", Organizer, Ct));

        signOn = await site.SignOnOfAsync("Rosa's Neighbors");
        Assert.Equal((SignOnStatus.Declined, OrganizationStatus.Declined), (signOn.Status, signOn.Organization!.Status));
        Assert.Contains("We could not find this group.", (await site.MailsToAsync(Signing.Rosa))[^1].Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_released_sign_on_is_confirmed_by_its_contact_like_any_other(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var held = await site.SignOnAsync(("comments", "Buy now"));
        await using (var db = await site.OpenDatabaseAsync())
        {
            var request = await db.SignOnRequests.SingleAsync(Ct);
            await ReviewAsync(site, review => review.ReleaseAsync(request.Id, Organizer, Ct));
        }

        using var visitor = await site.ConfirmNewestAsync(Signing.Rosa);
        Assert.Equal(SignOnStatus.Confirmed, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
    }

    [Theory, OnBothEngines]
    public async Task A_disowned_sign_on_is_settled_or_put_back(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified(publicEmail: "office@verified.example"));
        using var signed = await site.SignOnAndConfirmAsync("ana@verified.example", ("organization", "phoenix-verified"));
        using var office = new PlainBrowser(site);
        await office.OpenAsync((await site.MailsToAsync("office@verified.example")).Single().LinkPath);
        await office.SendAsync();
        var signOn = await site.SignOnOfAsync("Phoenix Verified");

        await ReviewAsync(site, review => review.SettleAsync(signOn.Id, Organizer, Ct));
        Assert.NotNull((await site.SignOnOfAsync("Phoenix Verified")).LookedAt);
        await ReviewAsync(site, review => review.ReinstateAsync(signOn.Id, Organizer, Ct));
        Assert.Equal(SignOnStatus.Listed, (await site.SignOnOfAsync("Phoenix Verified")).Status);
    }

    [Theory, OnBothEngines]
    public async Task Nothing_is_listed_under_an_organization_that_has_left(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine, null, Signing.Verified());
        using var confirmed = await site.SignOnAndConfirmAsync("ana@else.example", ("organization", "phoenix-verified"));
        await site.ChangeAsync(async db => (await db.Organizations.SingleAsync(Ct)).Withdraw(TestData.By, site.Now));
        var signOn = await site.SignOnOfAsync("Phoenix Verified");

        await Assert.ThrowsAnyAsync<DomainException>(() => ReviewAsync(site, review => review.ListAsync(signOn.Id, besideTwin: false, Organizer, Ct)));
        Assert.Equal(SignOnStatus.Confirmed, (await site.SignOnOfAsync("Phoenix Verified")).Status);
    }

    [Theory, OnBothEngines]
    public async Task One_of_the_same_name_and_state_is_listed_beside_the_other_only_by_who_says_so(Engine engine)
    {
        await using var site = await Signing.SiteAsync(engine);
        using var first = await site.SignOnAndConfirmAsync("ana@one.example");
        var listed = await site.SignOnOfAsync("Rosa's Neighbors");
        using var second = await site.SignOnAndConfirmAsync("bea@other.example");
        var twin = await site.SignOnOfAsync("Rosa's Neighbors");
        Assert.NotEqual(listed.OrganizationId, twin.OrganizationId);
        await ReviewAsync(site, review => review.ListAsync(listed.Id, besideTwin: false, Organizer, Ct));

        await Assert.ThrowsAsync<TwinStandsException>(() => ReviewAsync(site, review => review.ListAsync(twin.Id, besideTwin: false, Organizer, Ct)));
        Assert.Equal(SignOnStatus.Confirmed, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
        await ReviewAsync(site, review => review.ListAsync(twin.Id, besideTwin: true, Organizer, Ct));
        Assert.Equal(SignOnStatus.Listed, (await site.SignOnOfAsync("Rosa's Neighbors")).Status);
    }

    private static async Task ReviewAsync(CampaignSite site, Func<ReviewSignOns, Task> review)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var scope = site.Services.CreateAsyncScope();
        await review(scope.ServiceProvider.GetRequiredService<ReviewSignOns>());
    }
}
