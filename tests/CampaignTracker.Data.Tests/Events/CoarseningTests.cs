using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Events;

public sealed class CoarseningTests
{
    private static readonly GeoPoint Centre = new(33.4, -112.1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_coarse_address_is_in_no_public_column_and_comes_back_as_it_was(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var made = TestData.PublishedEvent(place: TestData.Phoenix() with { Precision = PointPrecision.City });
        await using (var db = database.CreateDbContext())
        {
            db.Add(made);
            await db.SaveChangesAsync(Ct);
        }

        await using (var db = database.CreateDbContext())
        {
            // Without its true address, which need not be read.
            var one = await db.Events.SingleAsync(Ct);
            one.Coarsen(Centre, LifeCycle.By, LifeCycle.When);
            await db.SaveChangesAsync(Ct);
            Assert.DoesNotContain(Facts.Of(db.Entry(one)).Values, value => value.Contains("Test Plaza") || value.Contains("200 Test Street") || value.Contains("85003") || value.Contains("33.45"));
            Assert.Equal((AddressVisibility.Area, PointPrecision.Area, 33.4, "Phoenix"), (one.AddressVisibility, one.Precision, one.Latitude, one.City));
            Assert.Throws<DomainException>(() => one.Coarsen(Centre, LifeCycle.By, LifeCycle.When));
            Assert.Throws<InvalidOperationException>(() => one.ShowExactAgain(LifeCycle.By, LifeCycle.When));
        }

        await using (var db = database.CreateDbContext())
        {
            var one = await db.Events.Include(e => e.TrueAddress).SingleAsync(Ct);
            one.ShowExactAgain(LifeCycle.By, LifeCycle.When);
            await db.SaveChangesAsync(Ct);
            Assert.Equal(
                (AddressVisibility.Public, PointPrecision.City, 33.45, "200 Test Street", "85003", null), (one.AddressVisibility, one.Precision, one.Latitude, one.AddressLine, one.PostalCode, one.CoarsenedFrom));
            Assert.Throws<DomainException>(() => one.ShowExactAgain(LifeCycle.By, LifeCycle.When));
            Assert.All(await db.History.Where(h => h.NounId == made.Id).ToListAsync(Ct), entry => Assert.DoesNotContain(entry.Changes, c => $"{c.Before}{c.After}".Contains("200 Test", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Whoever_decides_its_place_anew_decides_also_who_sees_it()
    {
        var one = TestData.PublishedEvent();
        one.Coarsen(null, TestData.By, TestData.At);
        Assert.Equal((null, PointPrecision.Unknown, PointPrecision.Exact), (one.Latitude, one.Precision, one.CoarsenedFrom));

        one.Move(TestData.Phoenix(), TestData.By, TestData.At);

        Assert.Equal((AddressVisibility.Public, null), (one.AddressVisibility, one.CoarsenedFrom));
    }
}
