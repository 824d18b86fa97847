using System.Diagnostics;

namespace CampaignTracker.Testing;

/// <summary>What a program said and how it ended.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProgramRun> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProgramRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs a program that must succeed.</summary>
    public static async Task<ProgramRun> SucceedAsync(string program, IEnumerable<string> arguments)
    {
        var run = await RunAsync(new ProcessStartInfo(program, arguments));
        return run.ExitCode == 0 ? run : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {run.ExitCode}:\n{run.Output}\n{run.Errors}");
    }
}
