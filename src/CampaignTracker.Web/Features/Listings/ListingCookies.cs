using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>Keeps the cookie to the listing's pages, which stand below one path in each language.</summary>
internal sealed class ListingCookies : ICookieManager
{
    private const string Path = "/listing";
    private static readonly string[] Paths = [Path, Reader.SpanishPath + Path];

    public string? GetRequestCookie(HttpContext context, string key) => context.Request.Cookies[key];

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        foreach (var path in Paths)
            context.Response.Cookies.Append(key, value ?? "", At(path, options));
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        foreach (var path in Paths)
            context.Response.Cookies.Delete(key, At(path, options));
    }

    private static CookieOptions At(string path, CookieOptions options) => new(options) { Path = path };
}
