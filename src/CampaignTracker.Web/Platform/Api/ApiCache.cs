using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>The API's answers are the same for everybody.</summary>
internal sealed class ApiCache(DataVersion version, IOptions<SiteSettings> site, IOptions<CachingSettings> caching)
    : ServedFromMemory(version, site, caching)
{
    /// <summary>Others may keep an answer for a minute, and use an old one while they ask anew or while we cannot answer.</summary>
    protected override string CacheControl => "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400";

    protected override string[] QueryKeys(HttpContext context) => QueryParameters.Of(context).Names;

    /// <summary>
    /// Not HEAD, whose answers have no body here: the cache would tell the length of none. And an unknown parameter is refused, so such a
    /// request must not be answered with what is kept for the known ones.
    /// </summary>
    protected override bool MayBeKept(HttpContext context)
    {
        var known = QueryParameters.Of(context).Names;
        return HttpMethods.IsGet(context.Request.Method) && context.Request.Query.Keys.All(name => known.Contains(name, StringComparer.OrdinalIgnoreCase));
    }
}
