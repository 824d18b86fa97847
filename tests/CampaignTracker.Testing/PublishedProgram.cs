using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CampaignTracker.Testing;

/// <summary>The site published once to a folder of its own, as an operator gets it.</summary>
public sealed class PublishedProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ct-published-").FullName;

    private PublishedProgram()
    {
    }

    /// <param name="repository">The root of the working tree.</param>
    public static async Task<PublishedProgram> PublishAsync(string repository)
    {
        var program = new PublishedProgram();
        await ProgramRun.SucceedAsync(
            "dotnet", ["publish", Path.Combine(repository, "src/CampaignTracker.Web"), "-c", "Release", "-o", program._folder, "-v", "quiet", "--nologo"]);
        return program;
    }

    /// <summary>An address on this machine that nobody listens at.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>How it is started in Production, with settings that are right but for the database and for what <paramref name="settings"/> says.</summary>
    public ProcessStartInfo Start(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["CampaignTracker.Web.dll", .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        KeyValuePair<string, string>[] right =
        [
            new("ASPNETCORE_ENVIRONMENT", "Production"),
            new("Campaign__Name", "End 287(g)"),
            new("Campaign__NameEs", "Alto al 287(g)"),
            new("Campaign__Operator", "A test"),
            new("Campaign__Contact", "hello@coalition.example"),
            new("Campaign__Sender", "no-reply@coalition.example"),
            new("Campaign__TimeZone", "America/New_York"),
            new("Site__PublicUrl", "http://127.0.0.1"),
            // Nobody listens there: mails wait.
            new("Mail__Host", "127.0.0.1"),
            new("Mail__Port", "1"),
            new("Mail__Security", "None"),
        ];
        foreach (var (name, value) in right.Concat(settings))
            start.Environment[name] = value;
        return start;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
