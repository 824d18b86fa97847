namespace CampaignTracker.Web.Platform.Settings;

/// <summary>Which database: section <c>ConnectionStrings</c>. PostgreSQL where its string is set, SQLite otherwise.</summary>
public sealed class DatabaseSettings
{
    public string? Postgres { get; set; }

    /// <summary>With an absolute path in Production.</summary>
    public string? Sqlite { get; set; }

    public bool UsesPostgres => !string.IsNullOrWhiteSpace(Postgres);
}
