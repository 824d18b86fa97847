using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Load.Generate;

/// <summary>How large a campaign is; without a number of letters there are as many as its sign-ons need.</summary>
internal sealed record CampaignSize(int Organizations, int Events, int SignOns, int? Letters = null);

/// <summary>
/// Fills a database with an invented campaign, every row marked as a sample. The nouns are made by their own methods, so that all rules and
/// derived columns hold. The same seed, size and instant give the same campaign, but for the ids.
/// </summary>
internal sealed class CampaignGenerator(CampaignDatabase database, int seed, DateTime now)
{
    private static readonly Actor By = new("generator");

    /// <returns>What was written into each table.</returns>
    /// <exception cref="InvalidOperationException">The database holds a generated campaign already.</exception>
    public async Task<IReadOnlyCollection<Written>> FillAsync(CampaignSize size, CancellationToken ct)
    {
        await using var db = database.Open();
        await CampaignMigrations.ApplyPendingAsync(db, ct);
        if (await db.Letters.Named(GeneratedLetters.OpenSlug).AnyAsync(ct))
            throw new InvalidOperationException("The database holds a generated campaign already.");

        await db.Database.OpenConnectionAsync(ct);
        if (database.Engine is Engine.Sqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA temp_store=MEMORY;", ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var writer = new BulkWriter(db);
        await WriteAsync(db, writer, size, ct);
        await transaction.CommitAsync(ct);

        // What the server does by itself within minutes; SQLite's part is to take the log into the file.
        await db.Database.ExecuteSqlRawAsync(database.Engine is Engine.Sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM (ANALYZE)", ct);
        return writer.Tally;
    }

    private async Task WriteAsync(CampaignDbContext db, BulkWriter writer, CampaignSize size, CancellationToken ct)
    {
        var random = new Random(seed);
        var towns = Towns.Read();

        var organizations = new GeneratedOrganizations(random, towns, By, now).Make(size.Organizations);
        writer.Write(organizations);
        writer.Write(organizations.SelectMany(organization => organization.Sectors));
        var listed = organizations.Where(organization => organization.Status is OrganizationStatus.Listed).ToList();

        var day = DayOfAction.Call(
            "generated-day-of-action", new("A generated day of action", "Una jornada generada"), new("Invented.", "Inventada."),
            DateOnly.FromDateTime(now).AddDays(14), DateOnly.FromDateTime(now).AddDays(15), [], By, now, isSample: true);
        db.DaysOfAction.Add(day);
        await db.SaveChangesAsync(ct);
        var events = new GeneratedEvents(random, towns, By, now).Make(size.Events, listed, day);
        writer.Write(events);
        writer.Write(events.Select(made => made.TrueAddress!));
        writer.Write(events.SelectMany(made => made.Hosts));

        await new GeneratedLetters(random, By, now).WriteAsync(
            size.Letters ?? GeneratedLetters.Needed(size.SignOns, listed.Count), size.SignOns, listed,
            keep: async letter =>
            {
                if (db.Entry(letter).State is EntityState.Detached)
                    db.Letters.Add(letter);
                await db.SaveChangesAsync(ct);
            },
            write: writer.Write);
    }
}
