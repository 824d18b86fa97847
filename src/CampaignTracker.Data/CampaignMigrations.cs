using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data;

/// <summary>Brings a database to the newest schema.</summary>
public static class CampaignMigrations
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How long another process may migrate before this one gives up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Applies what is pending; touches nothing where nothing is.</summary>
    /// <returns>The names of the migrations that were applied.</returns>
    public static async Task<IReadOnlyList<string>> ApplyPendingAsync(CampaignDbContext db, CancellationToken ct)
    {
        if (SqliteFile(db) is { } file)
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);

        var pending = (await db.Database.GetPendingMigrationsAsync(ct).ConfigureAwait(false)).ToList();
        if (pending.Count == 0)
            return pending;

        using var gate = await EnterSqliteGateAsync(db, ct).ConfigureAwait(false);
        await db.Database.MigrateAsync(ct).ConfigureAwait(false);
        return pending;
    }

    /// <summary>
    /// On SQLite a process killed while migrating leaves a row in EF's lock table, and every later start waits for ever
    /// (dotnet/efcore#38958). An exclusive lock on a file beside the database dies with its process: whoever holds it may clear the row.
    /// </summary>
    private static async Task<FileStream?> EnterSqliteGateAsync(CampaignDbContext db, CancellationToken ct)
    {
        if (SqliteFile(db) is not { } file)
            return null;

        var gate = await OpenAloneAsync($"{file}.migrating", ct).ConfigureAwait(false);
        var hasLockTable = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct).ConfigureAwait(false) > 0;
        if (hasLockTable)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", ct).ConfigureAwait(false);
        return gate;
    }

    private static string? SqliteFile(CampaignDbContext db) =>
        db is SqliteCampaignDbContext && db.Database.GetDbConnection() is SqliteConnection { DataSource: { Length: > 0 } file } && file != ":memory:" ? file : null;

    private static async Task<FileStream> OpenAloneAsync(string path, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(Pause, ct).ConfigureAwait(false);
            }
        }
    }
}
