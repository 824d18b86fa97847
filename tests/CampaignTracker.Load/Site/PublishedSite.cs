using System.Reflection;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.Site;

/// <summary>The published site as it is measured: with the campaign of 2009 beside what its database holds, and without rate limits.</summary>
internal sealed class PublishedSite(PublishedProgram program) : IDisposable
{
    internal static readonly string Repository = Path.GetFullPath(
        typeof(PublishedSite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!);

    public static async Task<PublishedSite> PublishAsync() => new(await PublishedProgram.PublishAsync(Repository));

    /// <summary>Starts it on a database. Its log is written as shipped, to nowhere: what reads it would cost time too.</summary>
    public Task<RunningSite> StartAsync(CampaignDatabase database, params IEnumerable<KeyValuePair<string, string>> settings)
    {
        var address = PublishedProgram.FreeAddress();
        KeyValuePair<string, string>[] usual =
        [
            new("ASPNETCORE_URLS", address.ToString()),
            new("Site__PublicUrl", address.ToString()),
            new("RateLimiting__Enabled", "false"),
            database.Setting,
        ];
        var start = program.Start([], usual.Concat(settings));
        start.FileName = "sh";
        start.ArgumentList.Clear();
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec dotnet CampaignTracker.Web.dll >/dev/null");
        return RunningSite.StartAsync(start, address);
    }

    public void Dispose() => program.Dispose();
}
