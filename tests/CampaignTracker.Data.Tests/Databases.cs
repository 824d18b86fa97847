using CampaignTracker.Data.Seeding;
using CampaignTracker.Data.Tests;
using CampaignTracker.Testing;

[assembly: AssemblyFixture(typeof(SharedDatabases))]
[assembly: AssemblyFixture(typeof(SeededDatabases))]

namespace CampaignTracker.Data.Tests;

/// <summary>One database on each engine for tests that look at rows of their own only.</summary>
public sealed class SharedDatabases : IAsyncDisposable
{
    private readonly Dictionary<Engine, Lazy<Task<TestDatabase>>> _databases = Enum.GetValues<Engine>()
        .ToDictionary(engine => engine, engine => new Lazy<Task<TestDatabase>>(() => TestDatabase.CreateAsync(engine)));

    public Task<TestDatabase> OnAsync(Engine engine) => _databases[engine].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values.Where(database => database.IsValueCreated))
            await (await database.Value).DisposeAsync();
    }
}

/// <summary>One database on each engine with the campaign of 2009 and the samples, for tests that only read.</summary>
public sealed class SeededDatabases : IAsyncDisposable
{
    private readonly Dictionary<Engine, Lazy<Task<TestDatabase>>> _databases = Enum.GetValues<Engine>()
        .ToDictionary(engine => engine, engine => new Lazy<Task<TestDatabase>>(() => PlantAsync(engine)));

    public static DateTime FirstStart { get; } = SiteOptions.Noon.UtcDateTime;

    public Task<TestDatabase> OnAsync(Engine engine) => _databases[engine].Value;

    public static async Task<TestDatabase> PlantAsync(Engine engine)
    {
        var database = await TestDatabase.CreateAsync(engine);
        await using (var db = database.CreateDbContext())
            Assert.True(await CampaignSeeding.PlantCampaign2009Async(db, FirstStart, CancellationToken.None));
        await using (var db = database.CreateDbContext())
            Assert.True(await CampaignSeeding.PlantSamplesAsync(db, FirstStart, CancellationToken.None));
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values.Where(database => database.IsValueCreated))
            await (await database.Value).DisposeAsync();
    }
}
