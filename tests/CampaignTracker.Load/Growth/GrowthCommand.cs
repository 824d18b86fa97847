using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Load.Generate;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.Growth;

/// <summary><c>growth</c>: how much slower uncached answers are where the campaign is two hundred times as large, on both engines.</summary>
internal static class GrowthCommand
{
    private const double Aim = 2;
    private const int Seed = 287;
    private const int Blocks = 10;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly CampaignSize Small = new(Organizations: 500, Events: 300, SignOns: 2000);

    public static Command Make()
    {
        var requests = new Option<int>("--requests") { Description = "Requests for each address at each size.", DefaultValueFactory = _ => 200 };
        var seconds = new Option<int>("--seconds") { Description = "No more than so many seconds for each address at each size.", DefaultValueFactory = _ => 10 };
        var engines = new Option<Engine[]>("--engine") { Description = "One engine instead of both.", DefaultValueFactory = _ => Enum.GetValues<Engine>() };
        var organizations = new Option<int>("--organizations") { Description = "Of the large campaign.", DefaultValueFactory = _ => 100_000 };
        var events = new Option<int>("--events") { Description = "Of the large campaign.", DefaultValueFactory = _ => 10_000 };
        var signOns = new Option<int>("--sign-ons") { Description = "Of the large campaign.", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("growth", "Measures uncached answers at two sizes of campaign, on both engines.") { requests, seconds, engines, organizations, events, signOns };
        command.SetAction(async (given, ct) =>
        {
            using var published = await PublishedSite.PublishAsync();
            var large = new CampaignSize(given.GetValue(organizations), given.GetValue(events), given.GetValue(signOns));
            foreach (var engine in given.GetValue(engines)!)
                await MeasureAsync(engine, published, large, new Block(Math.Max(1, given.GetValue(requests) / Blocks), TimeSpan.FromSeconds(given.GetValue(seconds)) / Blocks), ct);
        });
        return command;
    }

    private static async Task MeasureAsync(Engine engine, PublishedSite published, CampaignSize size, Block block, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("ct-load-");
        try
        {
            await using var small = await StartAsync(engine, published, folder, "small", Small, ct);
            await using var large = await StartAsync(engine, published, folder, "large", size, ct);
            using var smallClient = Addresses.Client(small.Address);
            using var largeClient = Addresses.Client(large.Address);
            var (smallQuestions, largeQuestions) = (await Questions.AtAsync(smallClient), await Questions.AtAsync(largeClient));
            await WarmUpAsync(smallClient, smallQuestions);
            await WarmUpAsync(largeClient, largeQuestions);

            Console.WriteLine($"{engine}: {Tell(Small)}, then {Tell(size)}; {block.Requests * Blocks} requests each at most, one after the other, nothing cached.");
            Console.WriteLine($"{"address",-46} {"p50 ms",8} {"p99 ms",8}   {"p50 ms",8} {"p99 ms",8}   times p50, p99");
            foreach (var (one, other) in smallQuestions.Zip(largeQuestions))
                await CompareAsync(one.Name, new Latencies(smallClient, one.Address), new Latencies(largeClient, other.Address), block);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<RunningSite> StartAsync(
        Engine engine, PublishedSite published, DirectoryInfo folder, string name, CampaignSize size, CancellationToken ct)
    {
        var database = engine is Engine.Sqlite
            ? CampaignDatabase.OfFile(Path.Combine(folder.FullName, $"{name}.db"))
            : await CampaignDatabase.OnThrowawayPostgresAsync(name);
        await new CampaignGenerator(database, Seed, TimeProvider.System.UtcNow()).FillAsync(size, ct);
        return await published.StartAsync(database, KeyValuePair.Create("Caching__Enabled", "false"));
    }

    private static async Task WarmUpAsync(HttpClient client, IReadOnlyList<(string Name, string Address)> questions)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < WarmUp)
        {
            foreach (var (_, address) in questions)
                await new Latencies(client, address).WarmUpAsync(1, WarmUp);
        }
    }

    private static async Task CompareAsync(string name, Latencies small, Latencies large, Block block)
    {
        await small.WarmUpAsync(block.Requests, block.Patience);
        await large.WarmUpAsync(block.Requests, block.Patience);
        if (small.Status != System.Net.HttpStatusCode.OK || large.Status != System.Net.HttpStatusCode.OK)
        {
            Console.WriteLine($"{name,-46} answers {(int)small.Status} and {(int)large.Status}: left out");
            return;
        }

        for (var i = 0; i < Blocks; i++)
        {
            await small.MeasureAsync(block.Requests, block.Patience);
            await large.MeasureAsync(block.Requests, block.Patience);
        }

        var (middle, slowest) = (large.Percentile(50) / small.Percentile(50), large.Percentile(99) / small.Percentile(99));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-46} {small.Percentile(50),8:N1} {small.Percentile(99),8:N1}   {large.Percentile(50),8:N1} {large.Percentile(99),8:N1}   {middle:N1}, {slowest:N1}{(slowest > Aim ? "  above 2" : "")}"));
    }

    private static string Tell(CampaignSize size) => string.Create(
        CultureInfo.InvariantCulture, $"{size.Organizations:N0} organizations, {size.Events:N0} events, {size.SignOns:N0} sign-ons");

    /// <summary>Both sizes take turns, so that both meet what else the machine does.</summary>
    private sealed record Block(int Requests, TimeSpan Patience);
}
