using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Platform.Security;

internal static class SecurityHeaders
{
    /// <summary>Everything comes from here; nothing inline runs; nobody frames these pages; nobody learns which page a reader came from.</summary>
    public static HeaderPolicyCollection Public(SiteSettings site)
    {
        var policy = Everywhere();
        // Behind a proxy the site itself hears plain http; its public address says what readers use.
        return site.PublicUrl?.Scheme == "https" ? policy.AddCustomHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains") : policy;
    }

    /// <summary>
    /// Any site may read the API; what it answers is data and never a page. The permission stands on every answer: the CORS middleware
    /// gives it only where a request names its origin, and a cache would keep an answer without it for those that do.
    /// </summary>
    public static HeaderPolicyCollection Api(SiteSettings site) => Public(site)
        .AddCrossOriginResourcePolicy(policy => policy.CrossOrigin())
        .AddCustomHeader(HeaderNames.AccessControlAllowOrigin, "*")
        .AddCustomHeader(HeaderNames.AccessControlExposeHeaders, string.Join(", ", ApiSetup.ReadableHeaders))
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddFrameAncestors().None();
        });

    /// <summary>A mail shown in a browser: its own style sheet, and nothing else.</summary>
    public static HeaderPolicyCollection OfAMail() => Everywhere().AddContentSecurityPolicy(policy =>
    {
        policy.AddDefaultSrc().None();
        policy.AddStyleSrc().UnsafeInline();
        policy.AddBaseUri().None();
        policy.AddFormAction().None();
        policy.AddFrameAncestors().None();
    });

    /// <summary>
    /// As for everybody, but for what MudBlazor writes into the page: the style elements that are named by their hashes, and style attributes.
    /// Its scripts are files like all others.
    /// </summary>
    public static HeaderPolicyCollection Organize(SiteSettings site, IEnumerable<string> styleHashes) => Public(site)
        .AddContentSecurityPolicy(policy =>
        {
            Pages(policy);
            var styles = policy.AddStyleSrc().Self();
            foreach (var hash in styleHashes)
                styles.WithHash256(hash);
            policy.AddStyleSrcAttr().UnsafeInline();
        });

    private static HeaderPolicyCollection Everywhere() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
            policy.AddPayment().None();
        })
        .AddContentSecurityPolicy(Pages);

    private static void Pages(CspBuilder policy)
    {
        policy.AddDefaultSrc().Self();
        policy.AddImgSrc().Self().Data();
        policy.AddObjectSrc().None();
        policy.AddBaseUri().Self();
        policy.AddFormAction().Self();
        policy.AddFrameAncestors().None();
    }
}
