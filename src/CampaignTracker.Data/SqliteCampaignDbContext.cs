using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using CampaignTracker.Data.Organizations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Data;

/// <summary>The campaign on SQLite; owns <c>Migrations/Sqlite</c>.</summary>
public sealed class SqliteCampaignDbContext(DbContextOptions<SqliteCampaignDbContext> options) : CampaignDbContext(options)
{
    private const int CheckpointTries = 20;

    private static readonly TimeSpan CheckpointPause = TimeSpan.FromMilliseconds(50);

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();

    /// <summary>Points options at a SQLite database, with the settings of the file that make an acknowledged write safe.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        options.UseSqlite(connectionString).AddInterceptors(DurableConnections.Instance);
        ConfigureAll(options);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        InTurnAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public override async Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null)
            return await write().ConfigureAwait(false);

        // Writers that fight for SQLite's one lock sleep in growing steps, and some wait for seconds; here they queue.
        var gate = Gates.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Empties the write-ahead log, which holds pages as they were before. Somebody who reads at that moment is waited for, a while.</summary>
    public override async Task ForgetErasedAsync(CancellationToken ct)
    {
        for (var attempt = 1; attempt <= CheckpointTries; attempt++)
        {
            if (await InTurnAsync(() => CheckpointAsync(ct), ct).ConfigureAwait(false))
                return;
            await Task.Delay(CheckpointPause, ct).ConfigureAwait(false);
        }
    }

    /// <returns>False where somebody read what is to be emptied.</returns>
    private async Task<bool> CheckpointAsync(CancellationToken ct)
    {
        await Database.OpenConnectionAsync(ct).ConfigureAwait(false);
        try
        {
            await using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return Convert.ToInt64(await command.ExecuteScalarAsync(ct).ConfigureAwait(false), CultureInfo.InvariantCulture) == 0;
        }
        finally
        {
            await Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // All that the roster is searched by stands in the index, or SQLite reads each whole row. PostgreSQL's indexes hold no text of that length.
        builder.Entity<Organization>().HasIndex(o => new { o.Status, o.SortKey, o.Id, o.State, o.Scope, o.SearchText });
    }

    private sealed class DurableConnections : DbConnectionInterceptor
    {
        public static readonly DurableConnections Instance = new();

        // secure_delete overwrites what is deleted, so that erasure is real; EF leaves busy_timeout at 0.
        private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (IsReadOnly(connection))
                return;
            using var command = Command(connection);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (IsReadOnly(connection))
                return;
            await using var command = Command(connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        // EF looks whether the file is there over a read-only connection, which cannot change the journal of a file that is just being made.
        private static bool IsReadOnly(DbConnection connection) =>
            new SqliteConnectionStringBuilder(connection.ConnectionString).Mode is SqliteOpenMode.ReadOnly;

        private static DbCommand Command(DbConnection connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            return command;
        }
    }

    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteCampaignDbContext>
    {
        public SqliteCampaignDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteCampaignDbContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
