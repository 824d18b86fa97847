using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;

namespace CampaignTracker.Web.Tests.Organize;

/// <summary>Requests of somebody with a role, or of nobody.</summary>
internal static class OrganizerBrowser
{
    /// <summary>Null is nobody.</summary>
    public static async Task<HttpClient> BrowserOfAsync(this CampaignSite site, OrganizerRole? role, Language language = Language.English)
    {
        var client = site.CreateClient();
        if (role is { } known)
            client.DefaultRequestHeaders.Add("Cookie", (await OrganizerCookie.ForAsync(site, known, language)).Header);
        return client;
    }
}
