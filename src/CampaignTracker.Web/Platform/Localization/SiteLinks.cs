using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Platform.Localization;

/// <summary>The one maker of links: within the reader's language, to the other language, and absolute ones for other machines.</summary>
public sealed class SiteLinks(IHttpContextAccessor contexts, IOptions<SiteSettings> site)
{
    /// <summary>A page in the reader's language; <paramref name="path"/> begins with a slash.</summary>
    public string To(string path) => In(Reader.Language, path);

    /// <summary>A page in a language.</summary>
    public static string In(Language language, string path) => language is Language.Spanish
        ? path == "/" ? Reader.SpanishPath : Reader.SpanishPath + path
        : path;

    /// <summary>A page with its address whole; without a language, the reader's.</summary>
    public string Absolute(string path, Language? language = null) => Root + In(language ?? Reader.Language, path);

    /// <summary>This page in a language, with its query.</summary>
    public string ThisPageIn(Language language) => In(language, Request.Path + Request.QueryString);

    /// <summary>The path of this page, without language and query.</summary>
    public string ThisPath => Request.Path.HasValue ? Request.Path.Value : "/";

    /// <summary>This page with another query; null values are left out.</summary>
    public string ThisPageWith(params IEnumerable<KeyValuePair<string, string?>> query) =>
        To(ThisPath) + new QueryBuilder(query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Key, q.Value!)));

    private string Root => site.Value.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{Request.Scheme}://{Request.Host}";

    private HttpRequest Request => contexts.HttpContext?.Request ?? throw new InvalidOperationException("Links are made for a request.");
}
