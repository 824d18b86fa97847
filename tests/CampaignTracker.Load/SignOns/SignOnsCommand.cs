using System.CommandLine;
using System.Globalization;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Load.SignOns;

/// <summary><c>sign-ons</c>: how many sign-ons a second the published site takes for good, beside what PostgreSQL itself bears.</summary>
internal static class SignOnsCommand
{
    private const int Connections = 32;
    private const double AimedRatio = 0.2;
    private const double AimedP99 = 100;

    public static Command Make()
    {
        var rounds = new Option<int>("--rounds") { Description = "Turns of the site and of pgbench on each engine.", DefaultValueFactory = _ => 3 };
        var seconds = new Option<int>("--seconds") { Description = "How long a turn lasts.", DefaultValueFactory = _ => 10 };
        var warmUp = new Option<int>("--warm-up") { Description = "Seconds of sign-ons before the first turn.", DefaultValueFactory = _ => 10 };
        var engines = new Option<Engine[]>("--engine") { Description = "One engine instead of both.", DefaultValueFactory = _ => Enum.GetValues<Engine>() };
        var mails = new Option<bool>("--mails") { Description = "Sends the mails meanwhile, to a mail server on this machine; otherwise they wait." };
        var command = new Command("sign-ons", "Measures durable sign-on requests a second, beside pgbench's rate of single-row inserts.") { rounds, seconds, warmUp, engines, mails };
        command.SetAction(async (given, ct) =>
        {
            using var published = await PublishedSite.PublishAsync();
            await using var postgres = await DurablePostgres.StartAsync();
            await using var smtp = given.GetValue(mails) ? await SmtpServer.StartAsync() : null;
            var bench = await PgBench.OnAsync(postgres, Connections);
            var (turns, span) = (given.GetValue(rounds), given.GetValue(seconds));
            await bench.RunAsync(span);

            Console.WriteLine($"{Connections} connections, {turns} rounds of {span} s each side in turn; mails {(smtp is null ? "wait" : "go out")}.");
            Console.WriteLine($"{"engine",-10} {"sign-ons/s",10} {"p50 ms",7} {"p99 ms",7} {"refused",7}  {"pgbench rows/s",14}  ratio");
            var isDurable = true;
            foreach (var engine in given.GetValue(engines)!)
            {
                var folder = Directory.CreateTempSubdirectory("ct-load-");
                try
                {
                    var database = engine is Engine.Sqlite ? CampaignDatabase.OfFile(Path.Combine(folder.FullName, "campaign.db")) : await postgres.CreateDatabaseAsync("campaign");
                    isDurable &= await MeasureAsync(published, database, bench, smtp, turns, span, given.GetValue(warmUp), ct);
                }
                finally
                {
                    folder.Delete(recursive: true);
                }
            }

            return isDurable ? 0 : 1;
        });
        return command;
    }

    private static async Task<bool> MeasureAsync(
        PublishedSite published, CampaignDatabase database, PgBench bench, SmtpServer? smtp, int rounds, int seconds, int warmUp, CancellationToken ct)
    {
        await SignOnSite.FillAsync(database, ct);
        var mail = smtp?.Settings.Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)) ?? [];
        await using var site = await published.StartAsync(database, [.. SignOnSite.Settings, .. mail]);
        using var stamps = new Stamps(database);
        using var rush = new Rush(site.Address, stamps, Connections);
        await rush.RunAsync(TimeSpan.FromSeconds(warmUp), ct);

        var turns = new List<(RushRun Site, double Bench)>();
        for (var round = 0; round < rounds; round++)
        {
            var turn = (Site: await rush.RunAsync(TimeSpan.FromSeconds(seconds), ct), Bench: await bench.RunAsync(seconds));
            turns.Add(turn);
            Print($"{database.Engine,-10} {turn.Site.PerSecond,10:N0} {turn.Site.P50,7:N1} {turn.Site.P99,7:N1} {turn.Site.Refused,7:N0}  {turn.Bench,14:N0}  {turn.Site.PerSecond / turn.Bench:N2}");
        }

        var ratios = turns.Select(turn => turn.Site.PerSecond / turn.Bench).Order().ToArray();
        var middle = turns.Select(turn => turn.Site).OrderBy(run => run.PerSecond).ElementAt(rounds / 2);
        var (ratio, p99) = (ratios[rounds / 2], turns.Max(turn => turn.Site.P99));
        await using var db = database.Open();
        var kept = await db.SignOnRequests.CountAsync(ct);
        Print($"{database.Engine}: {middle.PerSecond:N0} a second, {middle.PerSecond * 60:N0} a minute; ratio {ratio:N2} ({ratios[0]:N2} to {ratios[^1]:N2}){Below(ratio < AimedRatio, AimedRatio)}; p99 at most {p99:N0} ms{Below(p99 > AimedP99, AimedP99)}; acknowledged {rush.Acknowledged:N0}, in the database {kept:N0}");
        return kept >= rush.Acknowledged;
    }

    private static string Below(bool isMissed, double aim) => isMissed ? string.Create(CultureInfo.InvariantCulture, $" (the aim is {aim})") : "";

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
