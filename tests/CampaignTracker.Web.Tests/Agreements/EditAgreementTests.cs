using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Agreements;
using CampaignTracker.Web.Tests.Organize;
using CampaignTracker.Web.Ui.Organize.Editing;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Agreements;

public sealed class EditAgreementTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task An_agency_and_its_agreement_stand_on_the_public_page_at_once(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var (agencies, agreements) = (acting.The<EditAgency>(), acting.The<EditAgreement>());
        var agency = (await agencies.ReadAsync(null, Ct))!;
        (agency["name"], agency["state"], agency["county"], agency["fips"]) = ("Río County Sheriff’s Office", "NM", "Río", "35039");
        (agency["latitude"], agency["longitude"]) = ("36.5", "-106.7");
        var agencyId = IdOf(await agencies.SaveAsync(null, agency, Ct));
        var sheet = (await agreements.BeginAsync(agencyId, Ct))!;
        (sheet["model"], sheet["as-of"], sheet["signed"], sheet["sources"]) = ("TaskForce", "2026-05-01", "2025-03-02", "ICE’s list | https://ice.example/list");
        var id = IdOf(await agreements.AddAsync(agencyId, sheet, Ct));
        Assert.Contains("Río County Sheriff’s Office", await PageAsync(site), StringComparison.Ordinal);
        Assert.Contains("March 2, 2025", await PageAsync(site), StringComparison.Ordinal);

        var correction = (await agreements.ReadAsync(id, Ct))!;
        (correction["status"], correction["ended"]) = ("Ended", "2026-04-30");
        Assert.Equal(SheetResult.Saved, (await agreements.SaveAsync(id, correction, Ct)).Result);
        Assert.Contains("Ended", await PageAsync(site), StringComparison.Ordinal);

        Assert.Equal(SheetResult.NotSaved, (await agencies.RemoveAsync(agencyId, Ct)).Result);
        Assert.Equal(SheetResult.Saved, (await agreements.RemoveAsync(id, Ct)).Result);
        Assert.Equal(SheetResult.Saved, (await agencies.RemoveAsync(agencyId, Ct)).Result);
        Assert.DoesNotContain("Río County", await PageAsync(site), StringComparison.Ordinal);
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal(2, await db.History.CountAsync(h => h.What == "removed" && h.By == "A Organizer", Ct));
    }

    [Theory, OnBothEngines]
    public async Task An_agreement_that_comes_in_while_its_agency_is_removed_keeps_both(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var agency = (await acting.The<EditAgency>().ReadAsync(null, Ct))!;
        (agency["name"], agency["state"]) = ("Río County Sheriff’s Office", "NM");
        var agencyId = IdOf(await acting.The<EditAgency>().SaveAsync(null, agency, Ct));
        await using var late = await site.OpenDatabaseAsync();
        var removed = await late.Agencies.SingleAsync(a => a.Id == agencyId, Ct);
        removed.Remove(await late.Agreements.CountAsync(a => a.AgencyId == agencyId, Ct), TestData.By, site.Now);
        late.Remove(removed);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(async i =>
        {
            await using var organizer = await Acting.AsAsync(site, OrganizerRole.Organizer);
            var sheet = (await organizer.The<EditAgreement>().BeginAsync(agencyId, Ct))!;
            (sheet["model"], sheet["as-of"], sheet["signed"], sheet["sources"]) = ("TaskForce", "2026-05-01", $"2025-03-0{i + 1}", "ICE’s list | https://ice.example/list");
            return await organizer.The<EditAgreement>().AddAsync(agencyId, sheet, Ct);
        }));

        Assert.All(outcomes, outcome => Assert.Equal(SheetResult.Saved, outcome.Result));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => late.SaveChangesAsync(Ct));
        await using var db = await site.OpenDatabaseAsync();
        Assert.Equal((1, 3), (await db.Agencies.CountAsync(a => a.Id == agencyId, Ct), await db.Agreements.CountAsync(a => a.AgencyId == agencyId, Ct)));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("state", "ZZ")]
    [InlineData("level", "Galactic")]
    [InlineData("fips", "123")]
    [InlineData("latitude", "north")]
    [InlineData("longitude", "181")]
    public async Task What_is_amiss_with_an_agency_is_told_at_its_field(string field, string value)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite);
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var sheet = (await acting.The<EditAgency>().ReadAsync(null, Ct))!;
        (sheet["name"], sheet["state"], sheet["latitude"], sheet["longitude"]) = ("A sheriff", "AZ", "33", "-112");
        sheet[field] = value;

        var outcome = await acting.The<EditAgency>().SaveAsync(null, sheet, Ct);

        Assert.Equal(field, Assert.Single(outcome.Errors).Name);
    }

    [Theory]
    [InlineData("model", "Secret")]
    [InlineData("status", "")]
    [InlineData("as-of", "")]
    [InlineData("as-of", "05/01/2026")]
    [InlineData("signed", "2026-02-30")]
    [InlineData("ended", "2020-01-01")]
    [InlineData("sources", "")]
    public async Task What_is_amiss_with_an_agreement_is_told_at_its_field(string field, string value)
    {
        await using var site = await CampaignSite.StartAsync(Engine.Sqlite, new SiteOptions { Campaign2009 = true });
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Organizer);
        var edit = acting.The<EditAgreement>();
        await using var db = await site.OpenDatabaseAsync();
        var agency = await db.Agencies.Select(a => a.Id).FirstAsync(Ct);
        var sheet = (await edit.BeginAsync(agency, Ct))!;
        (sheet["as-of"], sheet["signed"], sheet["sources"]) = ("2026-05-01", "2025-01-01", "ICE’s list");
        sheet[field] = value;

        var outcome = await edit.AddAsync(agency, sheet, Ct);

        Assert.Equal(field, Assert.Single(outcome.Errors).Name);
    }

    [Theory, OnBothEngines]
    public async Task The_lists_are_searched_filtered_and_ordered(Engine engine)
    {
        await using var site = await CampaignSite.StartAsync(engine, new SiteOptions { Campaign2009 = true });
        await using var acting = await Acting.AsAsync(site, OrganizerRole.Reader);
        var list = acting.The<ListAgencies>();

        var maricopa = await list.AgreementsAsync(new GridQuery { Search = "maricopa" }, Ct);
        var arizona = await list.AgreementsAsync(new GridQuery().With("state", "AZ").With("model", "task_force"), Ct);
        var agencies = await list.AgenciesAsync(new GridQuery { Sort = "agency", Descending = true }, Ct);

        Assert.All(maricopa.Rows, row => Assert.Contains("Maricopa", row.Agency, StringComparison.Ordinal));
        Assert.NotEmpty(maricopa.Rows);
        Assert.All(arizona.Rows, row => Assert.Equal(("AZ", Data.Agreements.AgreementModel.TaskForce), (row.State, row.Model)));
        Assert.Equal(GridQuery.PageSize, agencies.Rows.Count);
        Assert.All(agencies.Rows, row => Assert.True(row.Agreements > 0));
    }

    private static Guid IdOf(SheetOutcome outcome) => Guid.Parse(outcome.Address!.Split('/')[^1]);

    private static async Task<string> PageAsync(CampaignSite site) => (await site.GetPageAsync("/agreements")).Body!.TextContent;
}
