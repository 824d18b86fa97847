namespace CampaignTracker.Testing;

/// <summary>Reads a code for cameras as a camera does, with jsqr.</summary>
public static class QrReader
{
    /// <param name="path">The dark modules, as the path of an SVG.</param>
    /// <param name="size">Modules of each side.</param>
    /// <returns>What it says; null where no camera could read it.</returns>
    public static async Task<string?> ReadAsync(string path, int size) => (await NodeScript.RunAsync<List<string?>>("QrReader", new[] { new { path, size } })).Single();
}
