using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Platform.Caching;

/// <summary>Pages without a form are the same for everybody.</summary>
internal sealed class PublicPageCache(DataVersion version, IOptions<SiteSettings> site, IOptions<CachingSettings> caching)
    : ServedFromMemory(version, site, caching)
{
    private static readonly string[] Known = ["q", "state", "scope", "sector", "type", "from", "to", "zip", "miles", "when", "page", "sort", "dir", "model", "bbox", "code"];

    /// <summary>Other caches ask each time: only this node knows of its changes at once.</summary>
    protected override string CacheControl => "no-cache";

    /// <summary>True for what of a query pages read; what else stands there belongs to one reader, and must not stand in the links of a page that all get.</summary>
    public static bool Reads(string queryKey) => Known.Contains(queryKey, StringComparer.OrdinalIgnoreCase);

    protected override string[] QueryKeys(HttpContext context) => Known;
}
