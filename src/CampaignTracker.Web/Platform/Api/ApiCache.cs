using System.Globalization;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>Answers are the same for everybody, and come from memory until data change or the clock changes them.</summary>
internal sealed class ApiCache(DataVersion version, IOptions<SiteSettings> site, IOptions<CachingSettings> caching) : IOutputCachePolicy
{
    /// <summary>Others may keep an answer for a minute, and use an old one while they ask anew or while we cannot answer.</summary>
    public const string CacheControl = "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        // Not HEAD: the cache would tell the length of the body that it has not.
        var isRead = HttpMethods.IsGet(request.Method);
        // An unknown parameter is refused, so such a request must not be answered with what is kept for the known ones.
        var known = QueryParameters.Of(context.HttpContext).Names;
        var isKnown = request.Query.Keys.All(name => known.Contains(name, StringComparer.OrdinalIgnoreCase));

        context.EnableOutputCaching = caching.Value.Enabled;
        context.AllowCacheLookup = isRead && isKnown;
        context.AllowCacheStorage = isRead && isKnown;
        context.AllowLocking = true;
        context.CacheVaryByRules.QueryKeys = known;
        context.CacheVaryByRules.VaryByHost = site.Value.PublicUrl is null;
        context.CacheVaryByRules.VaryByValues["data"] = version.Current.ToString(CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["encoding"] = PublicPageCache.Encoding(request.Headers.AcceptEncoding.ToString());
        context.HttpContext.Response.Headers.CacheControl = CacheControl;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var left = context.HttpContext.RequestServices.GetRequiredService<PageLife>().Left;
        context.ResponseExpirationTimeSpan = left;
        if (context.HttpContext.Response.StatusCode != StatusCodes.Status200OK || left == TimeSpan.Zero
            || context.HttpContext.Response.Headers.ContainsKey(HeaderNames.SetCookie))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }
}
