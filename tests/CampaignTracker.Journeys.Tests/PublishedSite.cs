using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CampaignTracker.Testing;

namespace CampaignTracker.Journeys.Tests;

/// <summary>The site as an operator runs it: published once, in Production, on SQLite with the campaign of 2009 and samples.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ct-published-").FullName;
    private RunningSite? _site;

    public Uri Address => _site!.Address;

    public string Database => Path.Combine(_folder, "campaign.db");

    public async ValueTask InitializeAsync()
    {
        await ProgramRun.SucceedAsync("dotnet", ["publish", Path.Combine(Repository.Root, "src/CampaignTracker.Web"), "-c", "Release", "-o", Path.Combine(_folder, "app"), "-v", "quiet", "--nologo"]);
        _site = await StartAsync();
    }

    /// <summary>Starts one more process of the published site on a database.</summary>
    public async Task<RunningSite> StartAsync(string? database = null, bool samples = true)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Program([], new()
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["Site__PublicUrl"] = address.ToString(),
            ["ConnectionStrings__Sqlite"] = $"Data Source={database ?? Database}",
            ["Seeding__Samples"] = samples.ToString(),
        });
        return await RunningSite.StartAsync(start, address);
    }

    /// <summary>The published program with arguments and settings; what a setting leaves out is right.</summary>
    public ProcessStartInfo Program(IEnumerable<string> arguments, Dictionary<string, string> settings)
    {
        var app = Path.Combine(_folder, "app");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(app, "CampaignTracker.Web.dll"), .. arguments])
        {
            WorkingDirectory = app,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var right = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Campaign__Name"] = "End 287(g)",
            ["Campaign__NameEs"] = "Alto al 287(g)",
            ["Campaign__Operator"] = "A test",
            ["Campaign__Contact"] = "hello@coalition.example",
            ["Campaign__Sender"] = "no-reply@coalition.example",
            ["Campaign__TimeZone"] = "America/New_York",
            ["Site__PublicUrl"] = "http://127.0.0.1",
            ["ConnectionStrings__Sqlite"] = $"Data Source={Database}",
        };
        foreach (var (name, value) in right.Concat(settings))
            start.Environment[name] = value;
        return start;
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
