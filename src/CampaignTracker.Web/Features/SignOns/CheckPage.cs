using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.WebUtilities;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>The way to the page that asks for the code. It has an address of its own: reloading it sends nothing again, and a browser that lost it comes back.</summary>
internal static class CheckPage
{
    public const string Path = "/sign-on/code";

    /// <param name="response">Of the form that was posted; it leads there.</param>
    /// <param name="links">Of the reader's language.</param>
    /// <param name="stamp">The form's.</param>
    /// <param name="kept">The answers, protected.</param>
    /// <param name="more">What the page is to tell.</param>
    public static void LeadTo(HttpResponse response, SiteLinks links, string stamp, string kept, params IEnumerable<KeyValuePair<string, string?>> more)
    {
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = QueryHelpers.AddQueryString(links.To(Path), [new(SignOnFields.Stamp, stamp), new(SignOnFields.Kept, kept), .. more]);
    }
}
