using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.Events;

public sealed class AddressVisibilityTests(SharedDatabases databases)
{
    private static readonly GeoPoint Centre = new(33.4, -112.1);

    private static readonly EventPlace Hidden = TestData.Phoenix() with { Visibility = AddressVisibility.Area, AreaPoint = Centre };

    [Theory, OnBothEngines]
    public async Task A_hidden_address_is_in_no_public_column(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var made = TestData.PublishedEvent(place: Hidden);
        await SaveAsync(database, made);

        await using var db = database.CreateDbContext();
        var kept = await db.Events.SingleAsync(e => e.Id == made.Id, TestContext.Current.CancellationToken);
        AssertCoarse(kept);
        Assert.Null(kept.TrueAddress);
        Assert.DoesNotContain(Facts.Of(db.Entry(kept)).Values, value => value.Contains("Test Plaza") || value.Contains("200 Test Street") || value.Contains("85003") || value.Contains("33.45") || value.Contains("-112.08"));
        AssertTrue(await db.Set<EventAddress>().SingleAsync(a => a.EventId == made.Id, TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task A_move_changes_what_is_public_and_what_is_true(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var made = TestData.PublishedEvent();
        await SaveAsync(database, made);
        AssertPublic(made);

        await MoveAsync(database, made.Id, Hidden);
        await using (var db = database.CreateDbContext())
        {
            var hidden = await db.Events.Include(e => e.TrueAddress).SingleAsync(e => e.Id == made.Id, TestContext.Current.CancellationToken);
            AssertCoarse(hidden);
            AssertTrue(hidden.TrueAddress!);
            Assert.Equal((LifeCycle.When, 1), (hidden.UpdatedAt, hidden.Version));
            Assert.Equal("moved", (await db.History.OrderBy(h => h.At).LastAsync(h => h.NounId == made.Id, TestContext.Current.CancellationToken)).What);
        }

        await MoveAsync(database, made.Id, TestData.Phoenix());
        await using var later = database.CreateDbContext();
        AssertPublic(await later.Events.SingleAsync(e => e.Id == made.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_hidden_address_needs_the_centre_of_its_area()
    {
        Assert.Throws<DomainException>(() => TestData.PublishedEvent(place: Hidden with { AreaPoint = null }));

        var unknown = TestData.PublishedEvent(place: Hidden with { AreaPoint = null, Point = null });
        Assert.Equal((null, null, PointPrecision.Unknown), (unknown.Latitude, unknown.Longitude, unknown.Precision));
    }

    [Fact]
    public void A_refused_move_changes_neither_what_is_public_nor_what_is_true()
    {
        var made = TestData.PublishedEvent(place: Hidden);
        var elsewhere = Hidden with { Venue = "Elsewhere", AddressLine = "1 Other Street", Point = new GeoPoint(40, -100), Visibility = AddressVisibility.Public };

        Assert.Throws<DomainException>(() => made.Move(elsewhere with { State = "XX" }, LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => made.Move(elsewhere with { City = new string('x', CampaignEvent.CityMaxLength + 1) }, LifeCycle.By, LifeCycle.When));
        Assert.Throws<DomainException>(() => made.Move(elsewhere with { PostalCode = "12345678901" }, LifeCycle.By, LifeCycle.When));

        AssertCoarse(made);
        AssertTrue(made.TrueAddress!);
        Assert.Equal(TestData.At, made.UpdatedAt);
    }

    [Theory, OnBothEngines]
    public async Task A_move_without_the_true_address_loaded_is_refused(Engine engine)
    {
        var database = await databases.OnAsync(engine);
        var made = TestData.PublishedEvent();
        await SaveAsync(database, made);

        await using var db = database.CreateDbContext();
        var kept = await db.Events.SingleAsync(e => e.Id == made.Id, TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOperationException>(() => kept.Move(Hidden, LifeCycle.By, LifeCycle.When));
    }

    /// <summary>Two true points of one area must look the same to whoever filters by place.</summary>
    [Theory, OnBothEngines]
    public async Task No_box_tells_two_true_points_of_one_area_apart(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await SaveAsync(database, TestData.PublishedEvent(place: Hidden), TestData.PublishedEvent(place: Hidden with { Point = new GeoPoint(33.35, -112.15) }));
        await using var db = database.CreateDbContext();

        Assert.Equal(2, await CountAsync(GeoBox.Around(Centre, 0.1)));
        Assert.Equal(0, await CountAsync(GeoBox.Around(new GeoPoint(33.45, -112.08), 0.1)));
        Assert.Equal(0, await CountAsync(GeoBox.Around(new GeoPoint(33.35, -112.15), 0.1)));

        async Task<int> CountAsync(GeoBox box) => await db.Events.Within(box).CountAsync(TestContext.Current.CancellationToken);
    }

    private static void AssertPublic(CampaignEvent shown)
    {
        Assert.Equal(("Test Plaza", "200 Test Street", "85003"), (shown.Venue, shown.AddressLine, shown.PostalCode));
        Assert.Equal((33.45, -112.08, PointPrecision.Exact), (shown.Latitude, shown.Longitude, shown.Precision));
    }

    private static void AssertCoarse(CampaignEvent shown)
    {
        Assert.Equal(("", "", "", "Phoenix", "AZ"), (shown.Venue, shown.AddressLine, shown.PostalCode, shown.City, shown.State));
        Assert.Equal((33.4, -112.1, PointPrecision.Area), (shown.Latitude, shown.Longitude, shown.Precision));
    }

    private static void AssertTrue(EventAddress address)
    {
        Assert.Equal(("Test Plaza", "200 Test Street", "85003"), (address.Venue, address.AddressLine, address.PostalCode));
        Assert.Equal((33.45, -112.08), (address.Latitude, address.Longitude));
    }

    private static async Task MoveAsync(TestDatabase database, Guid id, EventPlace place)
    {
        await using var db = database.CreateDbContext();
        var moved = await db.Events.Include(e => e.TrueAddress).SingleAsync(e => e.Id == id, TestContext.Current.CancellationToken);
        moved.Move(place, LifeCycle.By, LifeCycle.When);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task SaveAsync(TestDatabase database, params object[] nouns)
    {
        await using var db = database.CreateDbContext();
        db.AddRange(nouns);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
