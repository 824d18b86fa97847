using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What a page cost a reader who comes for the first time: bytes as they crossed the wire, compressed.</summary>
internal sealed class PageLoad
{
    private readonly ConcurrentQueue<(IRequest Request, Task<RequestSizesResult> Sizes)> _loads = new();

    public int Requests => _loads.Count;

    public int Bytes => _loads.Sum(l => Size(l.Sizes.Result));

    public IEnumerable<(string Address, int Bytes)> Each => _loads.Select(l => (l.Request.Url, Size(l.Sizes.Result)));

    public int StyleBytes => _loads.Where(l => l.Request.ResourceType == "stylesheet").Sum(l => Size(l.Sizes.Result));

    public void Add(IRequest request) => _loads.Enqueue((request, request.SizesAsync()));

    public async Task FinishAsync() => await Task.WhenAll(_loads.Select(l => l.Sizes));

    public IEnumerable<string> Elsewhere(Uri site) => _loads.Select(l => l.Request.Url).Where(url => !url.StartsWith(site.ToString(), StringComparison.Ordinal));

    private static int Size(RequestSizesResult sizes) => sizes.ResponseBodySize + sizes.ResponseHeadersSize;
}
