using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.Organizations.Merging;
using CampaignTracker.Web.Features.Site;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Tests.Site;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organizations;

/// <summary>Steps with many organizations at once.</summary>
public sealed class DecideOnOrganizationsTests
{
    private static readonly GridSelection All = new([], new GridQuery(), 0);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task It_is_told_first_to_how_many_it_would_happen_and_then_to_how_many_it_did(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(db =>
        {
            for (var i = 0; i < DecideOnOrganizations.BatchSize + 10; i++)
                db.Add(TestData.Organization($"Waits {i}"));
            db.AddRange(TestData.ListedOrganization("Listed"), TestData.ListedOrganization("Listed too"));
            return Task.CompletedTask;
        });
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var decisions = acting.The<DecideOnOrganizations>();

        var forecast = await decisions.ForeseeAsync(OrganizationStep.List, All, Ct);
        Assert.Equal(60, forecast.Ids.Count);
        Assert.Equal([KeyValuePair.Create(LeftBecause.NotPending, 2)], forecast.Left);
        // A colleague is quicker with one of them.
        await site.ChangeAsync(async db => (await db.Organizations.SingleAsync(o => o.Name == "Waits 3", Ct)).Decline("No.", TestData.By, site.Now));
        var told = new List<int>();
        var outcome = await decisions.TakeAsync(forecast, "", behind => { told.Add(behind); return Task.CompletedTask; }, Ct);

        Assert.Equal((StepResult.Done, 59), (outcome.Result, outcome.Done));
        Assert.Equal([KeyValuePair.Create(LeftBecause.NotPending, 1)], outcome.Left);
        Assert.Equal([50, 60], told);
        await using var read = await site.OpenDatabaseAsync();
        Assert.Equal(61, await read.Organizations.CountAsync(o => o.Status == OrganizationStatus.Listed, Ct));
        Assert.Equal(59, await read.History.CountAsync(h => h.What == "listed" && h.By == "A Organizer", Ct));
    }

    [Fact]
    public async Task On_a_read_only_site_that_is_what_is_told()
    {
        await using var pair = await MergingPair.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(pair.Site, OrganizerRole.Organizer);
        var forecast = await acting.The<DecideOnOrganizations>().ForeseeAsync(OrganizationStep.List, All, Ct);
        await pair.Site.TurnAsync(SiteSwitch.ReadOnly, on: true);

        Assert.Equal((StepResult.ReadOnly, 0), (await acting.The<DecideOnOrganizations>().TakeAsync(forecast, "", null, Ct)) is var outcome ? (outcome.Result, outcome.Done) : default);
        Assert.Equal(MergeOutcome.ReadOnly, await pair.MergeAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_filter_and_a_search_say_which_are_meant(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await site.ChangeAsync(async db => await db.AddRangeAsync(TestData.Organization("Lantern", state: "AZ"), TestData.Organization("Lantern", state: "TX"), TestData.Organization("Bridge", state: "AZ")));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);

        var forecast = await acting.The<DecideOnOrganizations>().ForeseeAsync(OrganizationStep.Verify, All with { All = new GridQuery { Search = "lantern" }.With("state", "AZ") }, Ct);

        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal([await db.Organizations.Where(o => o.Name == "Lantern" && o.State == "AZ").Select(o => o.Id).SingleAsync(Ct)], forecast.Ids);
    }

    [Theory]
    [InlineData(OrganizationStep.Decline, "", StepResult.WordsMissing)]
    [InlineData(OrganizationStep.Verify, "  ", StepResult.WordsMissing)]
    [InlineData(OrganizationStep.Withdraw, "\0", StepResult.WordsMissing)]
    public async Task A_reason_is_asked_for_and_nothing_is_done_without(OrganizationStep step, string words, StepResult result)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        var organization = step is OrganizationStep.Withdraw ? TestData.ListedOrganization() : TestData.Organization();
        await site.ChangeAsync(async db => await db.AddAsync(organization, Ct));
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var decisions = acting.The<DecideOnOrganizations>();
        var forecast = await decisions.ForeseeAsync(step, All, Ct);

        Assert.Equal((result, 0), await Take(words));
        Assert.Equal((StepResult.WordsTooLong, 0), await Take(new string('x', Organization.ReasonMaxLength + 1)));
        Assert.Equal((StepResult.Done, 1), await Take("A reason"));

        async Task<(StepResult, int)> Take(string typed)
        {
            var outcome = await decisions.TakeAsync(forecast, typed, told: null, Ct);
            return (outcome.Result, outcome.Done);
        }
    }

    [Theory, OnBothEngines]
    public async Task Declining_one_declines_what_it_asked_and_writes_to_its_contact(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var letter = TestData.OpenLetter();
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, TestData.ConfirmedRequest(letter)));

        await TakeAsync(site, OrganizationStep.Decline, "We could not find this group.");

        await using var db = await site.OpenDatabaseAsync();
        var signOn = await db.SignOns.Include(s => s.Organization).SingleAsync(Ct);
        Assert.Equal((SignOnStatus.Declined, OrganizationStatus.Declined), (signOn.Status, signOn.Organization!.Status));
        Assert.Contains("We could not find this group.", Assert.Single(await site.MailsToAsync("rosa@neighbors.example")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Taking_one_off_the_roster_takes_its_signatures_back_and_says_why_to_organizers_only(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        var (letter, organization) = (TestData.OpenLetter(), TestData.ListedOrganization(slug: "leaver"));
        await site.ChangeAsync(async db => await db.AddRangeAsync(letter, TestData.ListedSignOn(letter, organization)));

        await TakeAsync(site, OrganizationStep.Withdraw, "Its chair Rosa called.");

        await using var db = await site.OpenDatabaseAsync();
        var signOn = await db.SignOns.Include(s => s.Organization).SingleAsync(Ct);
        Assert.Equal((SignOnStatus.Withdrawn, "Its chair Rosa called."), (signOn.Status, signOn.WithdrawalNote));
        Assert.Equal((OrganizationStatus.Withdrawn, "Its chair Rosa called."), (signOn.Organization!.Status, signOn.Organization.WithdrawalNote));
        await site.GetPageAsync("/organizations/leaver", System.Net.HttpStatusCode.Gone);
        Assert.DoesNotContain((await db.History.ToListAsync(Ct)).SelectMany(entry => entry.Changes), change => change.After?.Contains("Rosa", StringComparison.Ordinal) ?? false);
    }

    private static async Task TakeAsync(CampaignSite site, OrganizationStep step, string words)
    {
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var decisions = acting.The<DecideOnOrganizations>();
        Assert.Equal(1, (await decisions.TakeAsync(await decisions.ForeseeAsync(step, All, Ct), words, told: null, Ct)).Done);
    }
}
