using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.Site;

/// <summary>The site as an operator runs it: published, in Production, with the campaign of 2009 beside what its database holds.</summary>
internal sealed class PublishedSite : IDisposable
{
    private static readonly string Repository = Path.GetFullPath(
        typeof(PublishedSite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!);

    private readonly string _folder = Directory.CreateTempSubdirectory("ct-load-site-").FullName;

    private PublishedSite()
    {
    }

    public static async Task<PublishedSite> PublishAsync()
    {
        var site = new PublishedSite();
        await ProgramRun.SucceedAsync(
            "dotnet", ["publish", Path.Combine(Repository, "src/CampaignTracker.Web"), "-c", "Release", "-o", site._folder, "-v", "quiet", "--nologo"]);
        return site;
    }

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Starts it on a database, without rate limits. Its log is written as shipped, to nowhere.</summary>
    public Task<RunningSite> StartAsync(CampaignDatabase database, params IEnumerable<KeyValuePair<string, string>> settings)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("sh", ["-c", "exec dotnet CampaignTracker.Web.dll >/dev/null"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        KeyValuePair<string, string>[] usual =
        [
            new("ASPNETCORE_ENVIRONMENT", "Production"),
            new("ASPNETCORE_URLS", address.ToString()),
            new("Site__PublicUrl", address.ToString()),
            new("Campaign__Name", "End 287(g)"),
            new("Campaign__Operator", "A measurement"),
            new("Campaign__Contact", "hello@coalition.example"),
            new("Campaign__Sender", "no-reply@coalition.example"),
            new("Campaign__TimeZone", "America/New_York"),
            new("RateLimiting__Enabled", "false"),
            database.Setting,
        ];
        foreach (var (name, value) in usual.Concat(settings))
            start.Environment[name] = value;
        return RunningSite.StartAsync(start, address);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
