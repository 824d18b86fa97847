using System.CommandLine;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.SignOns;

/// <summary><c>crash</c>: kills the published site, and PostgreSQL, while organizations sign on and confirm, and looks whether anything acknowledged is missing.</summary>
internal static class CrashCommand
{
    public static Command Make()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often the site is killed on each engine.", DefaultValueFactory = _ => 30 };
        var seconds = new Option<double>("--seconds") { Description = "How long it lives each time, about.", DefaultValueFactory = _ => 2 };
        var engines = new Option<Engine[]>("--engine") { Description = "One engine instead of both.", DefaultValueFactory = _ => Enum.GetValues<Engine>() };
        var command = new Command("crash", "Kills the site while organizations sign on: nothing acknowledged may be lost, doubled, or without its mail.") { rounds, seconds, engines };
        command.SetAction(async (given, ct) =>
        {
            using var published = await PublishedSite.PublishAsync();
            var results = new List<(Engine Engine, Reckoning Reckoning)>();
            foreach (var engine in given.GetValue(engines)!)
                results.Add((engine, await RunAsync(engine, published, given.GetValue(rounds), TimeSpan.FromSeconds(given.GetValue(seconds)), ct)));

            foreach (var (engine, found) in results)
                Console.WriteLine($"{engine}: rounds {given.GetValue(rounds)}, acknowledged {found.Acknowledged}, lost {found.Lost}, doubled {found.Doubled}, mails missing {found.MailsMissing}");
            return results.TrueForAll(result => result.Reckoning.IsRight) ? 0 : 1;
        });
        return command;
    }

    private static async Task<Reckoning> RunAsync(Engine engine, PublishedSite published, int rounds, TimeSpan life, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("ct-crash-");
        await using var smtp = await SmtpServer.StartAsync();
        await using var postgres = engine is Engine.Postgres ? await DurablePostgres.StartAsync() : null;
        try
        {
            var database = postgres is null ? CampaignDatabase.OfFile(Path.Combine(folder.FullName, "campaign.db")) : await postgres.CreateDatabaseAsync("campaign");
            return await new CrashRun(published, database, postgres, smtp, life).RunAsync(rounds, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
