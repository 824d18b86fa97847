using System.Diagnostics;
using System.Net;

namespace CampaignTracker.Load.Growth;

/// <summary>How long an address took, request by request.</summary>
internal sealed class Latencies(HttpClient client, string address)
{
    private readonly Uri _address = new(address, UriKind.Relative);
    private readonly List<double> _milliseconds = [];

    /// <summary>What it answered last.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Asks without counting.</summary>
    public Task WarmUpAsync(int requests, TimeSpan patience) => AskAsync(requests, patience, _ => { });

    /// <summary>Asks one request after the other, each to its last byte; begins none once patience is over.</summary>
    public Task MeasureAsync(int requests, TimeSpan patience) => AskAsync(requests, patience, _milliseconds.Add);

    /// <summary>Milliseconds within which so many of a hundred were answered (nearest rank).</summary>
    public double Percentile(int percent)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted[(int)Math.Ceiling(sorted.Length * percent / 100.0) - 1];
    }

    private async Task AskAsync(int requests, TimeSpan patience, Action<double> note)
    {
        var whole = Stopwatch.StartNew();
        for (var i = 0; i < requests && whole.Elapsed < patience; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(_address);
            await answer.Content.CopyToAsync(Stream.Null);
            note(clock.Elapsed.TotalMilliseconds);
            Status = answer.StatusCode;
            if (!answer.IsSuccessStatusCode)
                return;
        }
    }
}
