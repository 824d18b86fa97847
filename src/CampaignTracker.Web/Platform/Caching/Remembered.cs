using Microsoft.Extensions.Caching.Memory;

namespace CampaignTracker.Web.Platform.Caching;

/// <summary>
/// What many pages need and what takes long to read: read once, by one request at a time, and kept until data change on this node;
/// another node's changes are seen after a minute at the latest, as on cached pages.
/// </summary>
public sealed class Remembered(IMemoryCache memory, DataVersion version, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="name">Says what it is, and of what.</param>
    /// <param name="read">Reads it. What it returns is shared: it must not change, nor depend on the reader's language or on the present instant.</param>
    /// <param name="ct">Stops waiting and reading.</param>
    public async Task<T> ReadAsync<T>(string name, Func<CancellationToken, Task<T>> read, CancellationToken ct)
    {
        // One place for a name, not for a name and a version: while commits come fast, old values would fill the memory.
        var place = memory.GetOrCreate(name, entry =>
        {
            entry.SlidingExpiration = Longest;
            return new Place<T>();
        })!;
        var asked = version.Current;
        if (place.Kept is { } kept && IsGood(kept))
            return kept.Value;

        await place.Gate.WaitAsync(ct);
        try
        {
            if (place.Kept is { } keptMeanwhile && IsGood(keptMeanwhile))
                return keptMeanwhile.Value;
            var (since, at) = (version.Current, clock.GetUtcNow());
            var value = await read(ct);
            place.Kept = new Kept<T>(value, since, at);
            return value;
        }
        finally
        {
            place.Gate.Release();
        }

        bool IsGood(Kept<T> one) => one.Version >= asked && clock.GetUtcNow() - one.At < Longest;
    }

    private sealed class Place<T>
    {
        private volatile Kept<T>? _kept;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Kept<T>? Kept
        {
            get => _kept;
            set => _kept = value;
        }
    }

    /// <param name="Value">What was read.</param>
    /// <param name="Version">The data's version before it was read.</param>
    /// <param name="At">When.</param>
    private sealed record Kept<T>(T Value, long Version, DateTimeOffset At);
}
