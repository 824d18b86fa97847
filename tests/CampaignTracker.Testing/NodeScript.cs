using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace CampaignTracker.Testing;

/// <summary>The scripts of this folder that read what programs read: JSON in, JSON out.</summary>
internal static class NodeScript
{
    /// <param name="name">By what the project file knows it.</param>
    /// <param name="input">What it reads.</param>
    public static async Task<TAnswer> RunAsync<TAnswer>(string name, object input)
    {
        var path = typeof(NodeScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
        var start = new ProcessStartInfo("node", [path]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, input, JsonSerializerOptions.Web);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<TAnswer>(await output, JsonSerializerOptions.Web)! : throw new InvalidOperationException(await errors);
    }
}
