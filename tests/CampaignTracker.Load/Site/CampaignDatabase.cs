using CampaignTracker.Data;
using CampaignTracker.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Load.Site;

/// <summary>A database of the campaign on one of the engines.</summary>
internal sealed record CampaignDatabase(Engine Engine, string ConnectionString)
{
    public static CampaignDatabase OfFile(string file) =>
        new(Engine.Sqlite, new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(file) }.ToString());

    /// <summary>A new database of the throwaway cluster.</summary>
    public static async Task<CampaignDatabase> OnThrowawayPostgresAsync(string name)
    {
        var cluster = await PostgresCluster.GetAsync();
        await cluster.ExecuteAsync($"CREATE DATABASE {name}");
        return new CampaignDatabase(Engine.Postgres, cluster.ConnectionString(name));
    }

    /// <summary>The environment variable that points the site at it.</summary>
    public KeyValuePair<string, string> Setting =>
        new(Engine is Engine.Sqlite ? "ConnectionStrings__Sqlite" : "ConnectionStrings__Postgres", ConnectionString);

    public CampaignDbContext Open()
    {
        if (Engine is Engine.Sqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteCampaignDbContext>();
            SqliteCampaignDbContext.Configure(sqlite, ConnectionString);
            return new SqliteCampaignDbContext(sqlite.Options);
        }

        var postgres = new DbContextOptionsBuilder<PostgresCampaignDbContext>();
        PostgresCampaignDbContext.Configure(postgres, ConnectionString);
        return new PostgresCampaignDbContext(postgres.Options);
    }
}
