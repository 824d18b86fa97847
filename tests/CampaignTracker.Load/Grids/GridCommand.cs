using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Load.Generate;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Load.Grids;

/// <summary><c>grid</c>: what the server works for each interaction with the organizers' list of organizations, on both engines, without browser and circuit.</summary>
internal static class GridCommand
{
    private const double Aim = 50;
    private const int Seed = 287;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private static readonly (string Name, GridQuery Query)[] Interactions =
    [
        ("as it opens", new GridQuery()),
        ("page 100", new GridQuery { Page = 100 }),
        ("the last page", new GridQuery { Page = 100_000 }),
        ("sorted by name, backwards", new GridQuery { Sort = "name", Descending = true }),
        ("sorted by state", new GridQuery { Sort = "state" }),
        ("sorted by city", new GridQuery { Sort = "city" }),
        ("sorted by standing", new GridQuery { Sort = "status" }),
        ("sorted by verification", new GridQuery { Sort = "verification", Descending = true }),
        ("sorted by signatures, most first", new GridQuery { Sort = "signatures", Descending = true }),
        ("sorted by listed since", new GridQuery { Sort = "listed", Descending = true }),
        ("filtered: waits", Filtered((ListOrganizations.Status, "pending"))),
        ("filtered: a state", Filtered((ListOrganizations.State, "TX"))),
        ("filtered: a reach", Filtered((ListOrganizations.Scope, "national"))),
        ("filtered: a field of work", Filtered((ListOrganizations.Sector, "labor"))),
        ("filtered: verified", Filtered((ListOrganizations.Verification, "organizer_verified"))),
        ("filtered: trusted", Filtered((ListOrganizations.Trusted, "yes"))),
        ("filtered: samples", Filtered((ListOrganizations.Sample, "yes"))),
        ("filtered: state, work and standing", Filtered((ListOrganizations.State, "TX"), (ListOrganizations.Sector, "labor"), (ListOrganizations.Status, "listed"))),
        ("searched: vecinos", new GridQuery { Search = "vecinos" }),
        ("searched: phoenix lantern", new GridQuery { Search = "phoenix lantern" }),
        ("searched: nothing is found", new GridQuery { Search = "xylophone" }),
        ("searched, sorted by signatures", new GridQuery { Search = "vecinos", Sort = "signatures", Descending = true }),
    ];

    public static Command Make()
    {
        var organizations = new Option<int>("--organizations") { Description = "How many organizations.", DefaultValueFactory = _ => 10_000 };
        var signOns = new Option<int>("--sign-ons") { Description = "How many sign-ons.", DefaultValueFactory = _ => 40_000 };
        var times = new Option<int>("--times") { Description = "How often each interaction is done.", DefaultValueFactory = _ => 200 };
        var engines = new Option<Engine[]>("--engine") { Description = "One engine instead of both.", DefaultValueFactory = _ => Enum.GetValues<Engine>() };
        var command = new Command("grid", "Measures the organizers' list of organizations, on both engines.") { organizations, signOns, times, engines };
        command.SetAction(async (given, ct) =>
        {
            var size = new CampaignSize(given.GetValue(organizations), Events: 300, given.GetValue(signOns));
            foreach (var engine in given.GetValue(engines)!)
                await MeasureAsync(engine, size, given.GetValue(times), ct);
        });
        return command;
    }

    private static async Task MeasureAsync(Engine engine, CampaignSize size, int times, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("ct-load-");
        try
        {
            var database = engine is Engine.Sqlite ? CampaignDatabase.OfFile(Path.Combine(folder.FullName, "grid.db")) : await CampaignDatabase.OnThrowawayPostgresAsync("grid");
            await new CampaignGenerator(database, Seed, TimeProvider.System.UtcNow()).FillAsync(size, ct);
            var list = new ListOrganizations(new Contexts(database));
            await WarmUpAsync(list, ct);

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}: {size.Organizations:N0} organizations, {size.SignOns:N0} sign-ons; each {times} times, in turn, within the process."));
            Console.WriteLine($"{"interaction",-40} {"median ms",10} {"p95 ms",10}");
            foreach (var (name, took) in await TakeTurnsAsync(list, times, ct))
                Tell(name, took);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WarmUpAsync(ListOrganizations list, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < WarmUp)
        {
            foreach (var (_, query) in Interactions)
                await list.ReadAsync(query, ct);
        }
    }

    /// <summary>In turn, so that all of them meet what else the machine does.</summary>
    private static async Task<IEnumerable<(string Name, double[] Took)>> TakeTurnsAsync(ListOrganizations list, int times, CancellationToken ct)
    {
        var took = Interactions.Select(_ => new double[times]).ToArray();
        for (var turn = 0; turn < times; turn++)
        {
            for (var i = 0; i < Interactions.Length; i++)
            {
                var clock = Stopwatch.StartNew();
                await list.ReadAsync(Interactions[i].Query, ct);
                took[i][turn] = clock.Elapsed.TotalMilliseconds;
            }
        }

        return Interactions.Zip(took, (interaction, each) => (interaction.Name, each));
    }

    private static void Tell(string name, double[] took)
    {
        Array.Sort(took);
        var (median, slow) = (took[took.Length / 2], took[(int)Math.Ceiling(took.Length * .95) - 1]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {median,10:N1} {slow,10:N1}{(median > Aim ? "  above 50" : "")}"));
    }

    private static GridQuery Filtered(params (string Name, string Value)[] filters) => new() { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Value) };

    private sealed class Contexts(CampaignDatabase database) : IDbContextFactory<CampaignDbContext>
    {
        public CampaignDbContext CreateDbContext() => database.Open();
    }
}
