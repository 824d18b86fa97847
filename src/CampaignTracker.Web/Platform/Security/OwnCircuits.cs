using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Platform.Security;

/// <summary>
/// Circuits are for pages of this site: another site's script would act with an organizer's cookie. Once the program stops it takes no more:
/// browsers that connect again and again keep it from stopping (dotnet/aspnetcore#58947).
/// </summary>
internal sealed class OwnCircuits(RequestDelegate next, IHostApplicationLifetime lifetime, IOptions<SiteSettings> site)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return Refuse(context, StatusCodes.Status503ServiceUnavailable);
        return IsFromHere(context) ? next(context) : Refuse(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Browsers name the origin on every POST and web socket; what names none there is no page of ours.</summary>
    private bool IsFromHere(HttpContext context)
    {
        var origin = context.Request.Headers[HeaderNames.Origin].ToString();
        if (origin.Length == 0)
            return HttpMethods.IsGet(context.Request.Method) && !context.WebSockets.IsWebSocketRequest && !IsUpgrade(context.Request);
        var own = site.Value.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{context.Request.Scheme}://{context.Request.Host}";
        return string.Equals(origin, own, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsUpgrade(HttpRequest request) => request.Headers.ContainsKey(HeaderNames.Upgrade);

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
