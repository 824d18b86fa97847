using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Security;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Diagnostics;

namespace CampaignTracker.Web.Shell;

/// <summary>
/// The site has two zones, told apart by the route. What holds for all pages of a zone is said here, once; no page repeats it.
/// Today there is the public zone only: static pages for everybody, from the cache, without cookie or script.
/// </summary>
internal static class Zones
{
    /// <summary>What every page answers with: the headers that protect its reader, and pages for people where something is amiss.</summary>
    public static void UsePublicPages(this IApplicationBuilder app)
    {
        app.UseSecurityHeaders(SecurityHeaders.Public(app.ApplicationServices.Settings<SiteSettings>()));
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(AskForErrorPagesAsync);
    }

    /// <summary>Whatever was posted, the page that tells of an error is only read.</summary>
    private static async Task AskForErrorPagesAsync(HttpContext context, RequestDelegate next)
    {
        var asked = context.Request.Method;
        if (!HttpMethods.IsHead(asked) && (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null))
            context.Request.Method = HttpMethods.Get;
        await next(context);
        context.Request.Method = asked;
    }

    /// <summary>Public pages that take a POST; they are made anew for each reader.</summary>
    private static readonly string[] Forms = ["/sign-on", "/letters/{Slug}/sign-on", "/listing"];

    public static void InPublicZone(this RazorComponentsEndpointConventionBuilder pages, IServiceProvider services) => pages.Add(page =>
    {
        // Razor pages answer GET and POST only; link checkers ask HEAD.
        var route = new PathString($"/{((RouteEndpointBuilder)page).RoutePattern.RawText?.TrimStart('/')}");
        var hasForm = Forms.Any(form => route.StartsWithSegments(form));
        page.Metadata.Add(new HttpMethodMetadata(hasForm ? [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post] : [HttpMethods.Get, HttpMethods.Head]));
        if (!hasForm)
            page.Metadata.Add(services.GetRequiredService<PublicPageCache>());
    });
}
