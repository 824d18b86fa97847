using CampaignTracker.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CampaignTracker.Testing;

/// <summary>An empty database with the newest schema, for one test or one class. Made by copying a template, so it costs milliseconds.</summary>
public sealed class TestDatabase : IAsyncDisposable, IDbContextFactory<CampaignDbContext>
{
    private const string PostgresTemplate = "campaign_template";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<PostgresCluster>> PostgresWithTemplate = new(MakePostgresTemplateAsync);

    private readonly string _name;

    private TestDatabase(Engine engine, string name, string connectionString) => (Engine, _name, ConnectionString) = (engine, name, connectionString);

    public Engine Engine { get; }

    public string ConnectionString { get; }

    /// <summary>The setting that points the site at this database.</summary>
    public string SettingName => Engine is Engine.Sqlite ? "ConnectionStrings:Sqlite" : "ConnectionStrings:Postgres";

    public static async Task<TestDatabase> CreateAsync(Engine engine)
    {
        var name = $"ct_{Guid.NewGuid():n}";
        if (engine is Engine.Sqlite)
        {
            var file = Path.Combine(Path.GetTempPath(), $"{name}.db");
            File.Copy(await SqliteTemplate.Value, file);
            return new TestDatabase(engine, name, ForFile(file));
        }

        var cluster = await PostgresWithTemplate.Value;
        await cluster.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {PostgresTemplate}");
        return new TestDatabase(engine, name, cluster.ConnectionString(name));
    }

    public CampaignDbContext CreateDbContext() => CreateContext(Engine, ConnectionString);

    public async ValueTask DisposeAsync()
    {
        if (Engine is Engine.Sqlite)
        {
            using (var connection = new SqliteConnection(ConnectionString))
                SqliteConnection.ClearPool(connection);
            foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"{_name}.db*"))
                File.Delete(file);
            return;
        }

        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await (await PostgresCluster.GetAsync()).ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"ct_template_{Environment.ProcessId}.db");
        File.Delete(file);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        await using (var db = CreateContext(Engine.Sqlite, ForFile(file)))
        {
            await CampaignMigrations.ApplyPendingAsync(db, CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<PostgresCluster> MakePostgresTemplateAsync()
    {
        var cluster = await PostgresCluster.GetAsync();
        await cluster.ExecuteAsync($"CREATE DATABASE {PostgresTemplate}");
        await using (var db = CreateContext(Engine.Postgres, cluster.ConnectionString(PostgresTemplate)))
            await CampaignMigrations.ApplyPendingAsync(db, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        return cluster;
    }

    private static string ForFile(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ToString();

    private static CampaignDbContext CreateContext(Engine engine, string connectionString)
    {
        if (engine is Engine.Sqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteCampaignDbContext>();
            SqliteCampaignDbContext.Configure(sqlite, connectionString);
            return new SqliteCampaignDbContext(sqlite.Options);
        }

        var postgres = new DbContextOptionsBuilder<PostgresCampaignDbContext>();
        PostgresCampaignDbContext.Configure(postgres, connectionString);
        return new PostgresCampaignDbContext(postgres.Options);
    }
}
