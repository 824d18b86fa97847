using CampaignTracker.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CampaignTracker.Data.Tests;

public sealed class MigrationTests
{
    /// <summary>A start that waits for a stale lock waits for ever; a healthy one takes a second.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory, OnBothEngines]
    public async Task An_empty_database_gets_the_schema_once(Engine engine)
    {
        await using var empty = await EmptyDatabase.CreateAsync(engine);

        await using (var db = empty.CreateDbContext())
            Assert.NotEmpty(await CampaignMigrations.ApplyPendingAsync(db, TestContext.Current.CancellationToken));
        await using (var db = empty.CreateDbContext())
            Assert.Empty(await CampaignMigrations.ApplyPendingAsync(db, TestContext.Current.CancellationToken));

        await using var later = empty.CreateDbContext();
        Assert.Empty(await later.Organizations.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_lock_of_a_process_that_was_killed_while_migrating_does_not_stop_the_next_start()
    {
        await using var empty = await EmptyDatabase.CreateAsync(Engine.Sqlite);
        await using var db = empty.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
            """, TestContext.Current.CancellationToken);

        Assert.NotEmpty(await CampaignMigrations.ApplyPendingAsync(db, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Empty(await db.Organizations.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Of_two_processes_that_start_at_once_both_find_the_schema()
    {
        await using var empty = await EmptyDatabase.CreateAsync(Engine.Sqlite);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(StartAsync, TestContext.Current.CancellationToken)))
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        async Task StartAsync()
        {
            await using var db = empty.CreateDbContext();
            await CampaignMigrations.ApplyPendingAsync(db, TestContext.Current.CancellationToken);
            Assert.Empty(await db.Organizations.ToListAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_connection_to_SQLite_is_durable_and_erases_what_is_deleted(bool async)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.CreateDbContext();
        if (async)
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        else
            db.Database.OpenConnection();

        Assert.Equal("wal", await PragmaAsync("journal_mode"));
        Assert.Equal("2", await PragmaAsync("synchronous"));
        Assert.Equal("1", await PragmaAsync("foreign_keys"));
        Assert.Equal("1", await PragmaAsync("secure_delete"));
        Assert.Equal("10000", await PragmaAsync("busy_timeout"));

        async Task<string?> PragmaAsync(string name)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
        }
    }

    /// <summary>A database without a schema: a file that does not exist yet, or an empty PostgreSQL database.</summary>
    private sealed class EmptyDatabase(Engine engine, string name, string connectionString) : IAsyncDisposable
    {
        public static async Task<EmptyDatabase> CreateAsync(Engine engine)
        {
            var name = $"ct_empty_{Guid.NewGuid():n}";
            if (engine is Engine.Sqlite)
                return new EmptyDatabase(engine, name, $"Data Source={Path.Combine(Path.GetTempPath(), $"{name}.db")}");

            var cluster = await PostgresCluster.GetAsync();
            await cluster.ExecuteAsync($"CREATE DATABASE {name}");
            return new EmptyDatabase(engine, name, cluster.ConnectionString(name));
        }

        public CampaignDbContext CreateDbContext()
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

        public async ValueTask DisposeAsync()
        {
            if (engine is Engine.Sqlite)
            {
                using (var connection = new SqliteConnection(connectionString))
                    SqliteConnection.ClearPool(connection);
                foreach (var file in Directory.GetFiles(Path.GetTempPath(), $"{name}.db*"))
                    File.Delete(file);
                return;
            }

            await using (var connection = new NpgsqlConnection(connectionString))
                NpgsqlConnection.ClearPool(connection);
            await (await PostgresCluster.GetAsync()).ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }
}
