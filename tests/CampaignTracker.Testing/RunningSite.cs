using System.Diagnostics;
using System.Text;

namespace CampaignTracker.Testing;

/// <summary>The site in a process of its own.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private RunningSite(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>All that it printed so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<RunningSite> StartAsync(ProcessStartInfo start, Uri address)
    {
        var site = new RunningSite(Process.Start(start)!, address);
        site.Listen();

        using var client = new HttpClient();
        var patience = Stopwatch.StartNew();
        while (true)
        {
            if (site._process.HasExited || patience.Elapsed > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException($"The site did not become ready:\n{site.Said}");
            try
            {
                using var response = await client.GetAsync(new Uri(address, "/healthz/ready"));
                if (response.IsSuccessStatusCode)
                    return site;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Listen()
    {
        void Keep(string? line)
        {
            lock (_said)
                _said.AppendLine(line);
        }

        _process.OutputDataReceived += (_, said) => Keep(said.Data);
        _process.ErrorDataReceived += (_, said) => Keep(said.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}
