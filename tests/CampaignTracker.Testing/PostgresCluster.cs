using System.Diagnostics;
using Npgsql;

namespace CampaignTracker.Testing;

/// <summary>
/// A PostgreSQL server of this test process alone: made on first use in a folder of its own, reached by a Unix socket in it,
/// and gone with the process, even one that is killed. The server refuses to run as root, so root starts it as user <c>postgres</c>.
/// </summary>
public sealed class PostgresCluster
{
    private const string User = "postgres";

    private static readonly Lazy<Task<PostgresCluster>> Started = new(StartAsync);

    private readonly string _folder;

    private PostgresCluster(string folder) => _folder = folder;

    public static Task<PostgresCluster> GetAsync() => Started.Value;

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Username = User, Database = database, Pooling = database != User }.ToString();

    /// <summary>The folder of the server's programs.</summary>
    public static string FindBinaries()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var packaged = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(VersionOf).Select(d => $"{d}/bin")
            : [];
        return packaged.Concat(onPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException("PostgreSQL's server is not installed: apt-get install postgresql");
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(User));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var binaries = FindBinaries();
        var folder = Directory.CreateTempSubdirectory("ct-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            Run("chown", User, folder);

        // The server lives as long as this process: a shell beside it watches.
        var script = $"""
            '{binaries}/initdb' -D '{folder}/data' -U {User} -A trust --no-sync -E UTF8 --locale=C.UTF-8 >'{folder}/log' 2>&1 || exit 1
            '{binaries}/postgres' -D '{folder}/data' -k '{folder}' -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=200 >>'{folder}/log' 2>&1 &
            server=$!
            while ps -p {Environment.ProcessId} >/dev/null && ps -p $server >/dev/null; do sleep 1; done
            kill -QUIT $server 2>/dev/null
            wait $server
            rm -rf '{folder}'
            """;
        Start(script);

        var cluster = new PostgresCluster(folder);
        await cluster.WaitAsync();
        return cluster;
    }

    private async Task WaitAsync()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException failure)
            {
                var log = Path.Combine(_folder, "log");
                throw new InvalidOperationException($"PostgreSQL did not start: {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "no log")}", failure);
            }
        }
    }

    private static double VersionOf(string folder) =>
        double.TryParse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static void Start(string script)
    {
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", User, "--", "setsid", "sh", "-c", script])
            : new ProcessStartInfo("setsid", ["sh", "-c", script]);
        start.WorkingDirectory = "/";
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        Process.Start(start)!.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
