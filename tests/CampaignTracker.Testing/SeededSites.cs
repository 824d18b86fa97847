namespace CampaignTracker.Testing;

/// <summary>One site on each engine with the campaign of 2009 and the samples, for tests that only read. Shared by an assembly.</summary>
public sealed class SeededSites : IAsyncDisposable
{
    private readonly Dictionary<Engine, Lazy<Task<CampaignSite>>> _sites = Enum.GetValues<Engine>()
        .ToDictionary(engine => engine, engine => new Lazy<Task<CampaignSite>>(() =>
            CampaignSite.StartAsync(engine, new SiteOptions { Campaign2009 = true, Samples = true })));

    public Task<CampaignSite> OnAsync(Engine engine) => _sites[engine].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites.Values.Where(site => site.IsValueCreated))
            await (await site.Value).DisposeAsync();
    }
}
