using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CampaignTracker.Load.Site;

namespace CampaignTracker.Load.SignOns;

/// <summary>What one turn brought.</summary>
/// <param name="PerSecond">Sign-ons that were acknowledged.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Refused">Answers that were no 200.</param>
internal sealed record RushRun(double PerSecond, double P50, double P99, int Refused);

/// <summary>Many who sign on at once, each a different organization, as fast as they are answered.</summary>
internal sealed class Rush : IDisposable
{
    private readonly Browser _client;
    private readonly Uri _site;
    private readonly Stamps _stamps;
    private readonly int _connections;
    private int _number;
    private int _acknowledged;

    public Rush(Uri site, Stamps stamps, int connections)
    {
        _client = new Browser(connections, Addresses.AcceptEncoding);
        (_site, _stamps, _connections) = (site, stamps, connections);
    }

    /// <summary>All that were acknowledged so far.</summary>
    public int Acknowledged => _acknowledged;

    public async Task<RushRun> RunAsync(TimeSpan span, CancellationToken ct)
    {
        var form = await _client.OpenAsync(_site);
        var milliseconds = new ConcurrentBag<double[]>();
        var refused = 0;
        var whole = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, _connections).Select(_ => Task.Run(
            async () =>
            {
                var own = new List<double>();
                while (whole.Elapsed < span && !ct.IsCancellationRequested)
                {
                    var applicant = new Applicant("rush", Interlocked.Increment(ref _number));
                    var one = form with { Stamp = _stamps.Make() };
                    var clock = Stopwatch.StartNew();
                    using var answer = await _client.PostAsync(_site, one, applicant);
                    own.Add(clock.Elapsed.TotalMilliseconds);
                    if (answer.StatusCode is HttpStatusCode.SeeOther)
                        Interlocked.Increment(ref _acknowledged);
                    else
                        Interlocked.Increment(ref refused);
                }

                milliseconds.Add([.. own]);
            },
            ct)));
        var seconds = whole.Elapsed.TotalSeconds;
        var sorted = milliseconds.SelectMany(some => some).Order().ToArray();
        return new RushRun((sorted.Length - refused) / seconds, Percentile(sorted, 50), Percentile(sorted, 99), refused);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Nearest rank.</summary>
    private static double Percentile(double[] sorted, int percent) => sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(sorted.Length * percent / 100.0) - 1];
}
