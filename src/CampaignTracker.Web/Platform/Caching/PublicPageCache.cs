using System.Globalization;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Platform.Caching;

/// <summary>Pages without a form are the same for everybody and come from memory.</summary>
internal sealed class PublicPageCache(DataVersion version, IOptions<SiteSettings> site, IOptions<CachingSettings> caching) : IOutputCachePolicy
{
    /// <summary>Only what a page reads may make another entry; anything else in a query is ignored.</summary>
    private static readonly string[] QueryKeys = ["q", "state", "scope", "sector", "type", "from", "to", "zip", "miles", "when", "page", "sort", "dir", "model", "bbox", "code"];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

        context.EnableOutputCaching = caching.Value.Enabled;
        context.AllowCacheLookup = isRead;
        context.AllowCacheStorage = isRead;
        context.AllowLocking = true;
        context.CacheVaryByRules.QueryKeys = QueryKeys;
        // Links are made of the site's own address where one is set, and of the request's host only in Development.
        context.CacheVaryByRules.VaryByHost = site.Value.PublicUrl is null;
        context.CacheVaryByRules.VaryByValues["data"] = version.Current.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request.Headers.AcceptEncoding.ToString());
        // Other caches ask each time: only this node knows of its changes at once.
        context.HttpContext.Response.Headers.CacheControl = "no-cache";
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

    public static string Encoding(string accepted) =>
        accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
        : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip"
        : "none";
}
