using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Http.Extensions;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>Whole addresses for programs, whatever language was asked for.</summary>
public sealed class ApiLinks(IHttpContextAccessor contexts, SiteLinks links)
{
    /// <summary>The address that was asked.</summary>
    public string Self => Address(Request.Query.Select(q => KeyValuePair.Create(q.Key, q.Value.ToString())));

    /// <summary>The path that was asked, which names a list whatever its page.</summary>
    public string List => Request.Path.ToString();

    /// <summary>The page that documents the API, in English whatever was asked for: programs tell problems apart by its address.</summary>
    public string Documentation => links.Absolute("/api", Language.English);

    /// <summary>The address that was asked, with one value of its query changed.</summary>
    public string SelfWith(string name, string value) => Address(Request.Query
        .Where(q => !q.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()))
        .Append(KeyValuePair.Create(name, value)));

    /// <summary>A page for people.</summary>
    public string Page(string path, Language language = Language.English) => links.Absolute(path, language);

    /// <summary>A resource of the API; <paramref name="path"/> begins with a slash.</summary>
    public string Resource(string path) => links.Absolute(ApiSetup.BasePath + path, Language.English);

    private string Address(IEnumerable<KeyValuePair<string, string>> query) =>
        links.Absolute(Request.Path.ToUriComponent(), Language.English) + new QueryBuilder(query);

    private HttpRequest Request => contexts.HttpContext?.Request ?? throw new InvalidOperationException("Links are made for a request.");
}
