using CampaignTracker.Data;
using CampaignTracker.Data.Seeding;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CampaignTracker.Web.Platform.Database;

/// <summary>Before the first request: the newest schema, and what an empty database begins with.</summary>
internal static partial class DatabaseStart
{
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        var database = app.Services.Settings<DatabaseSettings>();
        var seeding = app.Services.Settings<SeedingSettings>();
        var now = app.Services.GetRequiredService<TimeProvider>().UtcNow();

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CampaignDbContext>>().CreateDbContextAsync(ct);
        var applied = await CampaignMigrations.ApplyPendingAsync(db, ct);
        var planted = new List<string>();
        if (seeding.Campaign2009 && await CampaignSeeding.PlantCampaign2009Async(db, now, ct))
            planted.Add("the campaign of 2009");
        if (seeding.Samples && await CampaignSeeding.PlantSamplesAsync(db, now, ct))
            planted.Add("marked samples");

        var engine = Describe(database);
        var news = planted.Count > 0 ? string.Join(" and ", planted) : "nothing new";
        LogDatabase(app.Logger, engine, applied.Count, news);
    }

    public static void AnnounceAddresses(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = string.Join(", ", app.Urls);
            LogListening(app.Logger, addresses, app.Environment.EnvironmentName);
        });

    private static string SqliteFile(DatabaseSettings database) => new SqliteConnectionStringBuilder(database.Sqlite).DataSource;

    private static string Describe(DatabaseSettings database)
    {
        if (!database.UsesPostgres)
            return $"SQLite {SqliteFile(database)}";
        var postgres = new NpgsqlConnectionStringBuilder(database.Postgres);
        return $"PostgreSQL {postgres.Database} on {postgres.Host}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database: {Database}. Migrations applied: {Applied}. Planted: {Planted}.")]
    private static partial void LogDatabase(ILogger logger, string database, int applied, string planted);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Addresses} ({Environment}).")]
    private static partial void LogListening(ILogger logger, string addresses, string environment);
}
