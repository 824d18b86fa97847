using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>
/// How many requests each network may still make in this minute. .NET's own limiters tell neither what is left nor when it is filled
/// up again, and have a clock of their own. Addresses are kept for the running minute and nowhere else.
/// </summary>
internal sealed class RequestBudget(TimeProvider clock, IOptions<RateLimitingSettings> settings)
{
    public const int WindowSeconds = 60;

    /// <summary>Beyond so many networks in a minute all others share one budget, so that memory stays bounded.</summary>
    private const int MostNetworks = 100_000;

    private static readonly UInt128 Others = UInt128.MaxValue;

    private Window _window = new(0);

    public int Quota => settings.Value.RequestsPerMinute;

    /// <summary>Takes one request from the budget of an address's network.</summary>
    public Spent Take(IPAddress? address)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var window = WindowAt(now / WindowSeconds);
        var network = NetworkOf(address ?? IPAddress.None);
        var key = window.Counts.ContainsKey(network) || window.Counts.Count < MostNetworks ? network : Others;
        var spent = window.Counts.AddOrUpdate(key, 1, (_, count) => count + 1);
        return new Spent(Math.Max(0, Quota - spent), (int)(WindowSeconds - now % WindowSeconds), spent <= Quota);
    }

    private Window WindowAt(long number)
    {
        var current = _window;
        // A request that read the clock just before the minute turned counts in the new one: it must not bring the old one back.
        while (current.Number != number && current.Number != number + 1)
        {
            Interlocked.CompareExchange(ref _window, new Window(number), current);
            current = _window;
        }

        return current;
    }

    /// <summary>An IPv4 address; of an IPv6 address the first 64 bits, which are one household or one server.</summary>
    private static UInt128 NetworkOf(IPAddress address)
    {
        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
            return BitConverter.ToUInt32(address.MapToIPv4().GetAddressBytes());
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return (UInt128)BitConverter.ToUInt64(bytes) << 64;
    }

    private sealed class Window(long number)
    {
        public long Number => number;

        public ConcurrentDictionary<UInt128, int> Counts { get; } = new();
    }
}

/// <summary>What a request left of its network's budget.</summary>
/// <param name="Left">Requests that may still come in this minute.</param>
/// <param name="SecondsLeft">Seconds until the budget is whole again.</param>
/// <param name="IsAllowed">False where the budget was spent before.</param>
internal readonly record struct Spent(int Left, int SecondsLeft, bool IsAllowed);

/// <summary>Tells each answer's budget (draft-ietf-httpapi-ratelimit-headers-10), and refuses with 429 where it is spent.</summary>
internal sealed class LimitRequests(RequestDelegate next, RequestBudget budget, IOptions<RateLimitingSettings> settings)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!settings.Value.Enabled)
        {
            await next(context);
            return;
        }

        var spent = budget.Take(context.Connection.RemoteIpAddress);
        // At the start of the response, so that no cache of ours keeps one reader's numbers for another.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["RateLimit-Policy"] = $"\"network\";q={budget.Quota};w={RequestBudget.WindowSeconds}";
            context.Response.Headers["RateLimit"] = $"\"network\";r={spent.Left};t={spent.SecondsLeft}";
            return Task.CompletedTask;
        });
        if (spent.IsAllowed)
        {
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = $"{spent.SecondsLeft}";
        await Problem.WriteAsync(context, StatusCodes.Status429TooManyRequests);
    }
}
