using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace CampaignTracker.Web.Platform.Security;

internal static class Proxies
{
    /// <summary>Takes the reader's address and scheme from the proxies that the settings name; from anybody else they are lies.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        var known = app.Services.Settings<SiteSettings>().Proxies;
        if (known.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        // As many as there are, while each is a known one.
        options.ForwardLimit = null;
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in known)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        app.UseForwardedHeaders(options);
    }
}
