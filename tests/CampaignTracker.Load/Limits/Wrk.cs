using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Load.Site;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.Limits;

/// <summary>What wrk measured in one run.</summary>
/// <param name="RequestsPerSecond">Answers a second.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Refusals">Answers that were no 2xx or 3xx, and socket errors.</param>
internal sealed record WrkRun(double RequestsPerSecond, double P50, double P99, long Refusals);

/// <summary>The load generator: 32 connections, 2 threads, loopback.</summary>
internal static partial class Wrk
{
    public const string Missing = "This needs wrk: apt-get install wrk";

    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    public static async Task<WrkRun> RunAsync(Uri address, int seconds)
    {
        var run = await ProgramRun.SucceedAsync(
            "wrk", ["-t2", "-c32", $"-d{seconds}s", "--latency", "-H", $"Accept-Encoding: {Addresses.AcceptEncoding}", address.ToString()]);
        var refused = Refused().Match(run.Output) is { Success: true } answers ? long.Parse(answers.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        var sockets = SocketErrors().Match(run.Output) is { Success: true } errors
            ? errors.Groups.Values.Skip(1).Sum(group => long.Parse(group.Value, CultureInfo.InvariantCulture))
            : 0;
        return new WrkRun(Number(Rate().Match(run.Output).Groups[1]), Milliseconds("50%", run.Output), Milliseconds("99%", run.Output), refused + sockets);
    }

    private static double Milliseconds(string percentile, string output)
    {
        var found = Latency().Matches(output).Single(match => match.Groups[1].Value == percentile);
        return Number(found.Groups[2]) * found.Groups[3].Value switch
        {
            "us" => 0.001,
            "ms" => 1,
            "s" => 1000,
            _ => 60_000,
        };
    }

    private static double Number(Group text) => double.Parse(text.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"^\s+(\d+%)\s+([\d.]+)(us|ms|s|m)\s*$", RegexOptions.Multiline)]
    private static partial Regex Latency();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Refused();

    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex SocketErrors();
}
