using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Platform.Localization;

/// <summary>The one maker of links: within the reader's language, to the other language, and absolute ones for other machines.</summary>
public sealed class SiteLinks(IHttpContextAccessor contexts, IOptions<SiteSettings> site, IServer server)
{
    /// <summary>Where organizers work. Their pages speak the language of the account, so their addresses name none.</summary>
    public const string OrganizePath = "/organize";

    /// <summary>A page in the reader's language; <paramref name="path"/> begins with a slash.</summary>
    public string To(string path) => In(Reader.Language, path);

    /// <summary>A page in a language.</summary>
    public static string In(Language language, string path) => language is Language.Spanish && !IsOrganize(path)
        ? path == "/" ? Reader.SpanishPath : Reader.SpanishPath + path
        : path;

    /// <summary>A page with its address whole; without a language, the reader's.</summary>
    public string Absolute(string path, Language? language = null) => Root + In(language ?? Reader.Language, path);

    /// <summary>This page in a language, with its query.</summary>
    public string ThisPageIn(Language language) => In(language, ThisPath + (AskedFor is null ? new QueryBuilder(ThisQuery).ToString() : ""));

    /// <summary>True where this page is one of many views of its address.</summary>
    public bool HasQuery => ThisQuery.Any();

    /// <summary>The path of this page, without language and query; on an error's page, the path that was asked for.</summary>
    public string ThisPath => AskedFor ?? (Request.Path.HasValue ? Request.Path.Value : "/");

    /// <summary>This page with one value of its query changed, or left out where it is null; the number of the page starts anew.</summary>
    public string ThisPageWith(string name, string? value) => ThisPageWith((name, value));

    /// <summary>This page with values of its query changed, or left out where they are null; the number of the page starts anew.</summary>
    public string ThisPageWith(params (string Name, string? Value)[] changes)
    {
        var kept = ThisQuery.Where(q => q.Key != "page" && !Array.Exists(changes, change => change.Name == q.Key));
        var changed = changes.Select(change => KeyValuePair.Create(change.Name, change.Value ?? ""));
        return To(ThisPath) + new QueryBuilder(kept.Concat(changed).Where(q => q.Value.Length > 0));
    }

    /// <summary>On a page that all readers get from memory, as much of the query as tells such pages apart.</summary>
    private IEnumerable<KeyValuePair<string, string>> ThisQuery
    {
        get
        {
            var isShared = Request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<PublicPageCache>() is not null;
            return Request.Query.Where(q => !isShared || PublicPageCache.Reads(q.Key))
                .SelectMany(q => q.Value.Select(value => KeyValuePair.Create(q.Key, value ?? "")));
        }
    }

    private static bool IsOrganize(string path) => new PathString(path.Split('?', '#')[0]).StartsWithSegments(OrganizePath, StringComparison.Ordinal);

    private string Root => site.Value.PublicUrl?.GetLeftPart(UriPartial.Authority)
        ?? (contexts.HttpContext is { Request: var request } ? $"{request.Scheme}://{request.Host}" : ListeningAt);

    /// <summary>In Development mails are written outside of requests too.</summary>
    private string ListeningAt => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? "http://localhost";

    /// <summary>On the page of an error, the path that led to it; null on all others.</summary>
    private string? AskedFor =>
        Request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? Request.HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    private HttpRequest Request => contexts.HttpContext?.Request ?? throw new InvalidOperationException("Links are made for a request.");
}
