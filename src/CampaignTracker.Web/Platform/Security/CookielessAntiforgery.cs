using CampaignTracker.Web.Platform.Caching;
using Microsoft.AspNetCore.Antiforgery;

namespace CampaignTracker.Web.Platform.Security;

/// <summary>
/// Razor pages make an antiforgery token on every GET, and with it a cookie and <c>no-store</c>, which keeps them from every cache
/// (dotnet/aspnetcore#49130). Pages from the cache have no form that needs one, so none is made for them.
/// </summary>
internal sealed class CookielessAntiforgery(IAntiforgery inner) : IAntiforgery
{
    private static readonly AntiforgeryTokenSet NoTokens = new(requestToken: null, cookieToken: null, formFieldName: "-", headerName: null);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => IsCached(httpContext) ? NoTokens : inner.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => IsCached(httpContext) ? NoTokens : inner.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => inner.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => inner.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        if (!IsCached(httpContext))
            inner.SetCookieTokenAndHeader(httpContext);
    }

    private static bool IsCached(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PublicPageCache>() is not null;
}
