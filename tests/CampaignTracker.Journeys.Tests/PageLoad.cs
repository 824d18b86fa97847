using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CampaignTracker.Journeys.Tests;

/// <summary>What a page cost a reader who comes for the first time: bytes as they crossed the wire, compressed.</summary>
internal sealed class PageLoad
{
    private readonly ConcurrentQueue<(IRequest Request, Task<int> Size)> _loads = new();

    public int Requests => _loads.Count;

    public int Bytes => _loads.Sum(l => l.Size.Result);

    public IEnumerable<(string Address, int Bytes)> Each => _loads.Select(l => (l.Request.Url, l.Size.Result));

    public int StyleBytes => _loads.Where(l => l.Request.ResourceType == "stylesheet").Sum(l => l.Size.Result);

    public void Add(IRequest request) => _loads.Enqueue((request, SizeAsync(request)));

    public async Task FinishAsync() => await Task.WhenAll(_loads.Select(l => l.Size));

    public IEnumerable<string> Elsewhere(Uri site) => _loads.Select(l => l.Request.Url).Where(url => !url.StartsWith(site.ToString(), StringComparison.Ordinal));

    private static async Task<int> SizeAsync(IRequest request)
    {
        var sizes = await request.SizesAsync();
        // Of a worker's script Chromium tells no size.
        var body = request.Url.Contains("-worker.", StringComparison.Ordinal) ? await AskedApartAsync(request.Url) : sizes.ResponseBodySize;
        return body + sizes.ResponseHeadersSize;
    }

    private static async Task<int> AskedApartAsync(string url)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        return (await client.GetByteArrayAsync(new Uri(url))).Length;
    }
}
