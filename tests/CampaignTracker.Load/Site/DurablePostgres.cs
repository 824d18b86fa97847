using System.Diagnostics;
using CampaignTracker.Testing;
using Npgsql;

namespace CampaignTracker.Load.Site;

/// <summary>
/// A PostgreSQL of this program alone that keeps what it acknowledged, as an operator's does (<c>fsync</c> on, settings as shipped), and that can be
/// killed and started again. It is gone with the program, even one that is killed.
/// </summary>
internal sealed class DurablePostgres : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly string _folder;

    private DurablePostgres(string folder) => _folder = folder;

    /// <summary>Where its socket lies; <c>pgbench</c> asks for it as the host.</summary>
    public string Host => _folder;

    public static string Binaries { get; } = PostgresCluster.FindBinaries();

    public static async Task<DurablePostgres> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ct-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            await ProgramRun.SucceedAsync("chown", [User, folder]);
        var postgres = new DurablePostgres(folder);
        await ShellAsync($"'{Binaries}/initdb' -D '{folder}/data' -U {User} -A trust -E UTF8 --locale=C.UTF-8 >'{folder}/log' 2>&1");
        postgres.Watch();
        await postgres.StartAgainAsync();
        return postgres;
    }

    public async Task<CampaignDatabase> CreateDatabaseAsync(string name)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(User));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new CampaignDatabase(Engine.Postgres, ConnectionString(name));
    }

    /// <summary>SIGKILL to the server and to all that it started, as when a machine dies. All of them work in its folder.</summary>
    public async Task KillAsync()
    {
        await ShellAsync($$"""
            kill -KILL "$(head -n 1 '{{_folder}}/data/postmaster.pid')"
            while :; do
                found=
                for process in /proc/[0-9]*; do
                    if [ "$(readlink "$process/cwd")" = '{{_folder}}/data' ]; then
                        found=1
                        kill -KILL "${process#/proc/}" 2>/dev/null
                    fi
                done
                [ -z "$found" ] && break
            done
            # None is left; but where the dead are not buried at once, the number in this file is still taken, and the next start would believe it.
            rm '{{_folder}}/data/postmaster.pid'
            """);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Starts it where it was killed, and waits until it has recovered.</summary>
    public Task StartAgainAsync() => ShellAsync(
        $"'{Binaries}/pg_ctl' -D '{_folder}/data' -l '{_folder}/log' -w -t 120 -o \"-k '{_folder}' -c listen_addresses= -c max_connections=200\" start >/dev/null 2>&1 || {{ cat '{_folder}/log' >&2; exit 1; }}");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ShellAsync($"'{Binaries}/pg_ctl' -D '{_folder}/data' -m immediate stop >/dev/null 2>&1; rm -rf '{_folder}'/*");
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Username = User, Database = database, Pooling = database != User, MaxPoolSize = 90 }.ToString();

    /// <summary>A shell beside it stops it when this program is gone.</summary>
    private void Watch()
    {
        var start = AsUser($"while ps -p {Environment.ProcessId} >/dev/null && [ -d '{_folder}/data' ]; do sleep 1; done; '{Binaries}/pg_ctl' -D '{_folder}/data' -m immediate stop; rm -rf '{_folder}'/*", "setsid");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        Process.Start(start)!.Dispose();
    }

    private static async Task ShellAsync(string script)
    {
        var run = await ProgramRun.RunAsync(AsUser(script));
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"{script} ended with {run.ExitCode}:\n{run.Errors}");
    }

    /// <summary>The server refuses to run as root.</summary>
    private static ProcessStartInfo AsUser(string script, params string[] before)
    {
        string[] shell = [.. before, "sh", "-c", script];
        var start = Environment.IsPrivilegedProcess ? new ProcessStartInfo("runuser", ["-u", User, "--", .. shell]) : new ProcessStartInfo(shell[0], shell[1..]);
        start.WorkingDirectory = "/";
        return start;
    }
}
