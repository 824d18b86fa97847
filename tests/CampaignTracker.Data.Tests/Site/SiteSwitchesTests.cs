using CampaignTracker.Data.Site;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Site;

public sealed class SiteSwitchesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task There_is_one_row_and_a_second_one_is_refused(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using (var db = database.CreateDbContext())
        {
            db.Add(SiteSwitches.Begin(TestData.By, TestData.At));
            await db.SaveChangesAsync(Ct);
        }

        await using var other = database.CreateDbContext();
        other.Add(SiteSwitches.Begin(TestData.By, TestData.At));
        await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync(Ct));
    }

    [Theory, OnBothEngines]
    public async Task Each_turn_says_who_and_when_and_turning_it_so_again_is_no_turn(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var switches = db.Add(SiteSwitches.Begin(TestData.By, TestData.At)).Entity;
        await db.SaveChangesAsync(Ct);

        Assert.True(switches.TurnSignOnsOff(LifeCycle.By, LifeCycle.When));
        Assert.False(switches.TurnSignOnsOff(LifeCycle.By, LifeCycle.When.AddHours(1)));
        await db.SaveChangesAsync(Ct);
        Assert.True(switches.CoarsenIn("AZ", LifeCycle.By, LifeCycle.When.AddHours(2)));
        await db.SaveChangesAsync(Ct);

        await using var later = database.CreateDbContext();
        Assert.Equal((true, false, 2), await later.Switches.Select(s => new ValueTuple<bool, bool, int>(s.SignOnsAreOff, s.IsReadOnly, s.Version)).SingleAsync(Ct));
        var history = await later.History.Where(h => h.NounId == SiteSwitches.OnlyId).OrderBy(h => h.At).ToListAsync(Ct);
        Assert.Equal([("made", TestData.By.Name), ("sign-ons-off", LifeCycle.By.Name), ("coarse", LifeCycle.By.Name)], history.Select(h => (h.What, h.By)));
        Assert.Equal(("CoarseStates", "", "AZ"), Assert.Single(history[2].Changes) is var change ? (change.Field, change.Before, change.After) : default);
    }

    [Fact]
    public void Addresses_are_coarse_everywhere_or_in_the_states_that_are_named()
    {
        var switches = SiteSwitches.Begin(TestData.By, TestData.At);
        Assert.False(switches.AreCoarseIn("AZ"));
        switches.CoarsenIn("AZ", TestData.By, TestData.At);
        Assert.True(switches.AreCoarseIn("AZ"));
        Assert.False(switches.AreCoarseIn("NM"));

        switches.CoarsenEverywhere(TestData.By, TestData.At);
        Assert.True(switches.AreCoarseIn("NM"));
        switches.AllowExactAgain(TestData.By, TestData.At);
        switches.AllowExactAgainIn("AZ", TestData.By, TestData.At);
        Assert.False(switches.AreCoarseIn("AZ"));
        Assert.Throws<DomainException>(() => switches.CoarsenIn("ZZ", TestData.By, TestData.At));
    }

    [Theory]
    [InlineData("", "Aviso")]
    [InlineData("Notice", " ")]
    public void A_banner_speaks_both_languages(string english, string spanish)
    {
        var switches = SiteSwitches.Begin(TestData.By, TestData.At);

        Assert.Throws<DomainException>(() => switches.ShowBanner(new(english, spanish), TestData.By, TestData.At));
        Assert.False(switches.TakeBannerDown(TestData.By, TestData.At));
    }
}
