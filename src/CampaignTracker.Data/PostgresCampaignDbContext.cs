using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CampaignTracker.Data;

/// <summary>The campaign on PostgreSQL; owns <c>Migrations/Postgres</c>.</summary>
public sealed class PostgresCampaignDbContext(DbContextOptions<PostgresCampaignDbContext> options) : CampaignDbContext(options)
{
    /// <summary>Points options at a PostgreSQL database.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        options.UseNpgsql(connectionString);
        ConfigureAll(options);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Organization>().HasIndex(o => new { o.Status, o.SortKey, o.Id });

        // Indexed text is compared byte by byte on both engines, so that lists are ordered alike.
        var indexedText = builder.Model.GetEntityTypes()
            .SelectMany(e => e.GetIndexes().SelectMany(i => i.Properties))
            .Where(p => p.ClrType == typeof(string));
        foreach (var property in indexedText)
            property.SetCollation("C");
    }

    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresCampaignDbContext>
    {
        public PostgresCampaignDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresCampaignDbContext>().UseNpgsql("Host=localhost").Options);
    }
}
