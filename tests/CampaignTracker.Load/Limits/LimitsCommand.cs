using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Load.Generate;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.Limits;

/// <summary><c>limits</c>: how many requests a second the published site answers, compared in turn with a bare Kestrel that returns the same bytes.</summary>
internal static class LimitsCommand
{
    private const double Aim = 0.8;
    private const int Seed = 287;

    private static readonly CampaignSize Size = new(Organizations: 500, Events: 3000, SignOns: 450, Letters: 1);

    public static Command Make()
    {
        var rounds = new Option<int>("--rounds") { Description = "Turns of each side for each address.", DefaultValueFactory = _ => 3 };
        var seconds = new Option<int>("--seconds") { Description = "How long a turn lasts.", DefaultValueFactory = _ => 10 };
        var warmUp = new Option<int>("--warm-up") { Description = "Seconds that each side is asked before the first turn of an address.", DefaultValueFactory = _ => 10 };
        var set = new Option<string[]>("--set") { Description = "A setting of the site, as NAME=VALUE: Serilog__MinimumLevel__Default=Warning." };
        var only = new Option<string[]>("--only") { Description = "These addresses instead of all." };
        var command = new Command("limits", "Measures the published site against a bare Kestrel that returns the same bytes.") { rounds, seconds, warmUp, set, only };
        command.SetAction(async (given, ct) =>
        {
            if (!Wrk.IsInstalled)
            {
                await Console.Error.WriteLineAsync(Wrk.Missing);
                return 1;
            }

            var settings = given.GetValue(set)!.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], parts.ElementAtOrDefault(1) ?? ""));
            var addresses = given.GetValue(only) is { Length: > 0 } some ? some : Addresses.Public;
            await MeasureAsync(addresses, settings, given.GetValue(rounds), given.GetValue(seconds), given.GetValue(warmUp), ct);
            return 0;
        });
        return command;
    }

    private static async Task MeasureAsync(
        IReadOnlyList<string> addresses, IEnumerable<KeyValuePair<string, string>> settings, int rounds, int seconds, int warmUp, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("ct-load-");
        try
        {
            var database = CampaignDatabase.OfFile(Path.Combine(folder.FullName, "campaign.db"));
            await new CampaignGenerator(database, Seed, TimeProvider.System.UtcNow()).FillAsync(Size, ct);
            using var published = await PublishedSite.PublishAsync();
            await using var site = await published.StartAsync(database, settings);
            var there = await KeepThoseThatAnswerAsync(site.Address, addresses, ct);
            await using var bare = await StartBareAsync(site.Address, there);

            Console.WriteLine($"{Size.Organizations} organizations, {Size.Events} events, one letter; wrk -t2 -c32, {rounds} rounds of {seconds} s each side in turn.");
            Console.WriteLine($"{"address",-34} {"site req/s",10} {"p50 ms",7} {"p99 ms",7} {"refused",7}  {"bare req/s",10} {"p50 ms",7} {"p99 ms",7}  ratio (least to most)");
            foreach (var address in there)
                await MeasureAsync(address, site.Address, bare.Address, rounds, seconds, warmUp);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> KeepThoseThatAnswerAsync(Uri site, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        using var client = Addresses.Client(site);
        var there = new List<string>();
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), ct);
            if (answer.IsSuccessStatusCode)
                there.Add(address);
            else
                Console.WriteLine($"{address} answers {(int)answer.StatusCode} and is left out.");
        }

        return there;
    }

    private static Task<RunningSite> StartBareAsync(Uri site, IReadOnlyList<string> addresses)
    {
        var address = PublishedProgram.FreeAddress();
        var start = new ProcessStartInfo(
            "dotnet", [typeof(LimitsCommand).Assembly.Location, BareCommand.Name, "--copy-of", site.ToString(), "--url", address.ToString(), .. addresses])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return RunningSite.StartAsync(start, address);
    }

    private static async Task MeasureAsync(string path, Uri site, Uri bare, int rounds, int seconds, int warmUp)
    {
        var (siteAddress, bareAddress) = (new Uri(site, path), new Uri(bare, path));
        if (warmUp > 0)
        {
            await Wrk.RunAsync(siteAddress, warmUp);
            await Wrk.RunAsync(bareAddress, warmUp);
        }

        var turns = new List<(WrkRun Site, WrkRun Bare)>();
        for (var round = 0; round < rounds; round++)
            turns.Add((await Wrk.RunAsync(siteAddress, seconds), await Wrk.RunAsync(bareAddress, seconds)));

        var ratios = turns.Select(turn => turn.Site.RequestsPerSecond / turn.Bare.RequestsPerSecond).Order().ToArray();
        var (ours, theirs) = (Middle([.. turns.Select(t => t.Site)]), Middle([.. turns.Select(t => t.Bare)]));
        var ratio = ratios[ratios.Length / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{path,-34} {ours.RequestsPerSecond,10:N0} {ours.P50,7:N1} {ours.P99,7:N1} {turns.Sum(t => t.Site.Refusals),7:N0}  {theirs.RequestsPerSecond,10:N0} {theirs.P50,7:N1} {theirs.P99,7:N1}  {ratio:N2} ({ratios[0]:N2} to {ratios[^1]:N2}){(ratio < Aim ? $"  below {Aim}" : "")}"));
    }

    private static WrkRun Middle(WrkRun[] runs) => runs.OrderBy(run => run.RequestsPerSecond).ElementAt(runs.Length / 2);
}
