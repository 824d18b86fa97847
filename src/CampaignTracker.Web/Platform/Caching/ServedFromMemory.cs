using System.Globalization;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Platform.Caching;

/// <summary>What is the same for everybody comes from memory, until data change on this node or the clock changes it (<see cref="PageLife"/>).</summary>
internal abstract class ServedFromMemory(DataVersion version, IOptions<SiteSettings> site, IOptions<CachingSettings> caching) : IOutputCachePolicy
{
    /// <summary>What other caches may do with it.</summary>
    protected abstract string CacheControl { get; }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var isKept = MayBeKept(context.HttpContext);

        context.EnableOutputCaching = caching.Value.Enabled;
        context.AllowCacheLookup = isKept;
        context.AllowCacheStorage = isKept;
        context.AllowLocking = true;
        context.CacheVaryByRules.QueryKeys = QueryKeys(context.HttpContext);
        // Links are made of the site's own address where one is set, and of the request's host only in Development.
        context.CacheVaryByRules.VaryByHost = site.Value.PublicUrl is null;
        context.CacheVaryByRules.VaryByValues["data"] = version.Current.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request.Headers.AcceptEncoding.ToString());
        context.HttpContext.Response.Headers.CacheControl = CacheControl;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        var left = context.HttpContext.RequestServices.GetRequiredService<PageLife>().Left;
        context.ResponseExpirationTimeSpan = left;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.ContainsKey(HeaderNames.SetCookie) || left == TimeSpan.Zero)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>The compression that a reader gets: <c>br</c>, <c>gzip</c> or <c>none</c>.</summary>
    public static string Encoding(string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
        : "none";

    /// <summary>What of the query may make another entry; anything else in it is ignored.</summary>
    protected abstract string[] QueryKeys(HttpContext context);

    /// <summary>False for a request whose answer must be made anew.</summary>
    protected virtual bool MayBeKept(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
}
