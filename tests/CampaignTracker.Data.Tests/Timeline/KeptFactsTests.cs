using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Timeline;

public sealed class KeptFactsTests
{
    private static readonly Source Paper = new("A paper", "https://paper.example/");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_milestone_is_corrected_and_removed_and_its_history_stays(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var fact = db.Add(Fact()).Entity;
        await db.SaveChangesAsync(Ct);

        fact.Correct(new(2009, 7, 20), DatePrecision.Month, new("Later", "Después"), BilingualText.Empty, [Paper], LifeCycle.By, LifeCycle.When);
        await db.SaveChangesAsync(Ct);
        Assert.Equal((new DateOnly(2009, 7, 1), DatePrecision.Month, 1), (fact.Date, fact.Precision, fact.Version));
        fact.Remove(LifeCycle.By, LifeCycle.When.AddHours(1));
        db.Remove(fact);
        await db.SaveChangesAsync(Ct);

        await using var later = database.CreateDbContext();
        Assert.Empty(await later.Milestones.ToListAsync(Ct));
        var history = await later.History.Where(h => h.NounId == fact.Id).OrderBy(h => h.At).ToListAsync(Ct);
        Assert.Equal(["kept", "corrected", "removed"], history.Select(h => h.What));
        Assert.Contains(history[1].Changes, change => (change.Field, change.Before, change.After) == ("Title.En", "First", "Later"));
    }

    [Fact]
    public void A_fact_without_a_source_that_opens_is_refused_and_nothing_of_it_is_taken()
    {
        var fact = Fact();

        Assert.Throws<DomainException>(() => fact.Correct(new(2010, 1, 1), DatePrecision.Day, new("Other", "Otro"), BilingualText.Empty, [new("In print", null)], TestData.By, TestData.At));
        Assert.Equal("First", fact.Title.En);
    }

    [Theory, OnBothEngines]
    public async Task An_agency_and_its_agreement_are_corrected_and_an_agency_that_holds_one_stays(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var agency = Agency.Keep("a-sheriff", "The Test Sheriff", "AZ", "Pima", "04019", AgencyLevel.County, centre: null, TestData.By, TestData.At);
        var agreement = db.Add(Agreement.Keep(agency, Facts(AgreementStatus.InForce), TestData.By, TestData.At)).Entity;
        await db.SaveChangesAsync(Ct);

        agency.Correct("Pima Sheriff", "AZ", "Pima", "04019", AgencyLevel.County, new(32.1, -111.8), LifeCycle.By, LifeCycle.When);
        agreement.Correct(Facts(AgreementStatus.Ended), LifeCycle.By, LifeCycle.When);
        await db.SaveChangesAsync(Ct);
        Assert.Equal(("pima sheriff", 32.1, AgreementStatus.Ended), (agency.SortKey, agency.Latitude, agreement.Status));
        Assert.Throws<DomainException>(() => agency.Remove(1, LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => agreement.Correct(Facts(AgreementStatus.Ended) with { Sources = [] }, TestData.By, TestData.At));

        agreement.Remove(LifeCycle.By, LifeCycle.When);
        db.Remove(agreement);
        agency.Remove(0, LifeCycle.By, LifeCycle.When);
        db.Remove(agency);
        await db.SaveChangesAsync(Ct);
        Assert.Equal(2, await db.History.CountAsync(h => h.What == "removed", Ct));
    }

    private static Milestone Fact() =>
        Milestone.Keep("a-fact", new(2009, 8, 25), DatePrecision.Day, new("First", "Primero"), BilingualText.Empty, [Paper], TestData.By, TestData.At);

    private static AgreementFacts Facts(AgreementStatus status) => new(AgreementModel.TaskForce, null, status, new(2026, 5, 1), null, BilingualText.Empty, [Paper]);
}
