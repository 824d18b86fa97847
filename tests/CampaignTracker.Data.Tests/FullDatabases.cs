using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Data.Timeline;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests;

/// <summary>One database on each engine with some thousand rows, as the planner of a running site would see them.</summary>
public sealed class FullDatabases : IAsyncDisposable
{
    private const int Rows = 600;

    private readonly Dictionary<Engine, Lazy<Task<TestDatabase>>> _databases = Enum.GetValues<Engine>()
        .ToDictionary(engine => engine, engine => new Lazy<Task<TestDatabase>>(() => FillAsync(engine)));

    /// <summary>The plan of a query, a line for each step, as the engine prints it.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(Engine engine, Func<CampaignDbContext, IQueryable> query)
    {
        await using var db = (await _databases[engine].Value).CreateDbContext();
        await db.Database.OpenConnectionAsync();
        if (engine is Engine.Postgres)
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off");

        await using var command = query(db).CreateDbCommand();
        command.CommandText = (engine is Engine.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(reader.FieldCount - 1));
        return plan;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases.Values.Where(database => database.IsValueCreated))
            await (await database.Value).DisposeAsync();
    }

    private static async Task<TestDatabase> FillAsync(Engine engine)
    {
        var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.CreateDbContext();
        var organizations = Enumerable.Range(0, Rows).Select(i => TestData.ListedOrganization(
            $"Neighbors {i}", State(i), scope: (Scope)(i % 3), sector: (Sector)(i % 13))).ToList();
        db.AddRange(organizations);
        AddLetters(db, organizations);
        AddEvents(db, organizations);
        AddAgreements(db);
        db.AddRange(Enumerable.Range(0, Rows).Select(i => Milestone.Keep(
            $"m-{i}", new DateOnly(1996, 1, 1).AddDays(10 * i), DatePrecision.Day, new("T", "T"), BilingualText.Empty, [new("S", "https://s.example/")], TestData.By, TestData.At)));
        await db.SaveChangesAsync();

        // PostgreSQL counts its rows by itself after a while; nothing makes SQLite do so.
        if (engine is Engine.Postgres)
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        return database;
    }

    private static void AddLetters(CampaignDbContext db, List<Organization> organizations)
    {
        for (var i = 0; i < Rows / 5; i++)
        {
            var letter = TestData.OpenLetter($"l-{i}");
            db.Add(letter);
            var signOns = organizations.Skip(i).Take(5).Select(organization => TestData.ListedSignOn(letter, organization)).ToArray();
            db.AddRange(signOns);
            if (i % 5 > 0)
                letter.Close(TestData.By, TestData.At);
            if (i % 5 > 1)
                letter.Deliver(BilingualText.Empty, TestData.By, TestData.At, signOns);
        }

        db.AddRange(Enumerable.Range(0, Rows / 2).Select(i => TestData.DraftLetter($"draft-{i}")));
    }

    private static void AddEvents(CampaignDbContext db, List<Organization> organizations)
    {
        var days = Enumerable.Range(0, Rows / 20).Select(i => DayOfAction.Call(
            $"d-{i}", new("D", "D"), BilingualText.Empty, new DateOnly(2026, 1, 1).AddDays(i), new DateOnly(2026, 1, 1).AddDays(i), [], TestData.By, TestData.At)).ToList();
        db.AddRange(days);
        for (var i = 0; i < Rows; i++)
        {
            var published = TestData.PublishedEvent(
                TestData.EventDetails(type: (EventType)(i % 9), slug: $"e-{i}"),
                TestData.Saturday() with { StartDate = new DateOnly(2025, 6, 1).AddDays(i % 700) },
                TestData.Phoenix() with { State = State(i), Point = new GeoPoint(25 + (i % 250 / 10.0), -120 + (i % 500 / 10.0)) });
            published.HostedBy(organizations[i], HostRole.Lead);
            if (i % 10 == 0)
                published.BelongsTo(days[i % days.Count]);
            db.Add(published);
        }
    }

    private static void AddAgreements(CampaignDbContext db)
    {
        for (var i = 0; i < Rows; i++)
        {
            var agency = Agency.Keep($"a-{i}", $"Sheriff {i}", State(i), "", "", AgencyLevel.County, centre: null, TestData.By, TestData.At);
            db.Add(Agreement.Keep(
                agency,
                new((AgreementModel)(i % 6), null, AgreementStatus.InForce, new(2026, 5, 1), null, BilingualText.Empty, [new("S", null)]), TestData.By, TestData.At));
            db.Add(new AgreementCount(new DateOnly(2023, 1, 1).AddDays(i), i, i, 0, 0, "x.xlsx"));
        }
    }

    private static string State(int i) => UsStates.Codes[i % UsStates.Codes.Count];
}
