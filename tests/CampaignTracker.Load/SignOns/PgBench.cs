using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.SignOns;

/// <summary>What PostgreSQL itself bears: transactions of one inserted row, over as many connections as the site is asked by.</summary>
internal sealed partial class PgBench(DurablePostgres postgres, int connections)
{
    private const string Database = "bench";

    private readonly string _script = Path.GetTempFileName();

    public static async Task<PgBench> OnAsync(DurablePostgres postgres, int connections)
    {
        var bench = new PgBench(postgres, connections);
        await postgres.CreateDatabaseAsync(Database);
        await ProgramRun.SucceedAsync(Program("psql"), [.. bench.Where, "-q", "-c", "CREATE TABLE bench_row (id uuid PRIMARY KEY, body text NOT NULL, at timestamptz NOT NULL)"]);
        await File.WriteAllTextAsync(bench._script, "INSERT INTO bench_row (id, body, at) VALUES (gen_random_uuid(), repeat('x', 200), now());\n");
        return bench;
    }

    /// <summary>Rows a second.</summary>
    public async Task<double> RunAsync(int seconds)
    {
        var run = await ProgramRun.SucceedAsync(
            Program("pgbench"), [.. Where, "-n", "-M", "prepared", "-c", $"{connections}", "-j", "2", "-T", $"{seconds}", "-f", _script]);
        return double.Parse(Rate().Match(run.Output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private string[] Where => ["-h", postgres.Host, "-U", "postgres", "-d", Database];

    private static string Program(string name) => Path.Combine(DurablePostgres.Binaries, name);

    [GeneratedRegex(@"tps = ([\d.]+) \(without")]
    private static partial Regex Rate();
}
