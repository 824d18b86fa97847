using CampaignTracker.Data.Agreements;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Agreements;

public sealed class AgreementQueriesTests
{
    [Theory, OnBothEngines]
    public async Task Agreements_are_found_by_state_and_model(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        db.AddRange(Keep("AZ", AgreementModel.TaskForce), Keep("AZ", AgreementModel.JailEnforcement), Keep("NC", AgreementModel.TaskForce));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, await db.Agreements.InState("AZ").CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.Agreements.Under(AgreementModel.TaskForce).CountAsync(TestContext.Current.CancellationToken));
        var one = await db.Agreements.InState("NC").Under(AgreementModel.TaskForce).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("NC", one.Agency!.State);
    }

    private static Agreement Keep(string state, AgreementModel model) => Agreement.Keep(
        Agency.Keep(Guid.NewGuid().ToString(), "Sheriff", state, "", "", AgencyLevel.County, centre: null, TestData.By, TestData.At),
        new(model, null, AgreementStatus.InForce, new(2026, 5, 1), null, BilingualText.Empty, [new("ICE", null)]), TestData.By, TestData.At);
}
