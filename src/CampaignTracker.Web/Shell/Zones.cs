using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Security;
using CampaignTracker.Web.Platform.Settings;

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
    }

    public static void InPublicZone(this RazorComponentsEndpointConventionBuilder pages, IServiceProvider services) => pages.Add(page =>
    {
        if (AccountPages.Has(page))
        {
            AccountPages.Settle(page);
            return;
        }

        page.Metadata.Add(services.GetRequiredService<PublicPageCache>());
        // Razor pages answer GET and POST only; link checkers ask HEAD, and no public page takes a POST.
        page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    });
}
