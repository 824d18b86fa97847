using CampaignTracker.Web.Platform.Caching;

namespace CampaignTracker.Web.Shell;

/// <summary>
/// The site has two zones, told apart by the route. What holds for all pages of a zone is said here, once; no page repeats it.
/// Today there is the public zone only: static pages for everybody, from the cache, without cookie or script.
/// </summary>
internal static class Zones
{
    public static void InPublicZone(this RazorComponentsEndpointConventionBuilder pages, IServiceProvider services) => pages.Add(page =>
    {
        page.Metadata.Add(services.GetRequiredService<PublicPageCache>());
        // Razor pages answer GET and POST only; link checkers ask HEAD, and no public page takes a POST.
        page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    });
}
