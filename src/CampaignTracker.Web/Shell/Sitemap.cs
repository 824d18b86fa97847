using System.Globalization;
using System.Xml.Linq;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Shell;

/// <summary>For search engines: every public page in both languages, in parts of at most <see cref="PartSize"/> pages.</summary>
internal static class Sitemap
{
    /// <summary>Each page stands twice, and a part may hold 50,000 addresses (sitemaps.org).</summary>
    public const int PartSize = 20_000;

    private static readonly XNamespace Site = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly string[] FixedPages = ["/", "/organizations", "/events", "/letters", "/sign-on", "/events/propose", "/timeline", "/agreements", "/about", "/api"];

    public static void MapSitemap(this IEndpointRouteBuilder app, PublicPageCache cache)
    {
        string[] reads = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods("/robots.txt", reads, (SiteLinks links) =>
            TypedResults.Text($"User-agent: *\nAllow: /\nSitemap: {links.Absolute("/sitemap.xml", Language.English)}\n")).CacheOutput(cache);
        app.MapMethods("/sitemap.xml", reads, IndexAsync).CacheOutput(cache);
        app.MapMethods("/sitemap-{section:regex(^(pages|organizations|events|letters|days)$)}-{part:int:min(1):max(1000)}.xml", reads, PartAsync).CacheOutput(cache);
    }

    private static async Task<ContentHttpResult> IndexAsync(IDbContextFactory<CampaignDbContext> contexts, SiteLinks links, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var index = new XElement(Site + "sitemapindex");
        foreach (var section in (string[])["pages", "organizations", "events", "letters", "days"])
        {
            var count = section == "pages" ? FixedPages.Length : await Paths(db, section).CountAsync(ct);
            for (var part = 1; (part - 1) * PartSize < count; part++)
                index.Add(new XElement(Site + "sitemap", new XElement(Site + "loc", links.Absolute($"/sitemap-{section}-{part}.xml", Language.English))));
        }

        return Xml(index);
    }

    private static async Task<Results<ContentHttpResult, NotFound>> PartAsync(
        string section, int part, IDbContextFactory<CampaignDbContext> contexts, SiteLinks links, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pages = section == "pages"
            ? part == 1 ? [.. FixedPages.Select(path => new Page(path, null))] : []
            : await Paths(db, section).Skip((part - 1) * PartSize).Take(PartSize).ToListAsync(ct);
        if (pages.Count == 0)
            return TypedResults.NotFound();

        var set = new XElement(Site + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml));
        foreach (var page in pages)
        {
            foreach (var language in Enum.GetValues<Language>())
                set.Add(Url(page, language, links));
        }

        return Xml(set);
    }

    private static IQueryable<Page> Paths(CampaignDbContext db, string section) => section switch
    {
        "organizations" => db.Organizations.Listed().InRosterOrder().Select(o => new Page("/organizations/" + o.Slug, o.UpdatedAt)),
        "events" => db.Events.Shown().SoonestFirst().Select(e => new Page("/events/" + e.Slug, e.UpdatedAt)),
        "letters" => db.Letters.Published().OrderBy(l => l.Slug).Select(l => new Page("/letters/" + l.Slug, l.UpdatedAt)),
        _ => db.DaysOfAction.OrderBy(d => d.Slug).Select(d => new Page("/days/" + d.Slug, d.UpdatedAt)),
    };

    private static XElement Url(Page page, Language language, SiteLinks links)
    {
        var url = new XElement(Site + "url", new XElement(Site + "loc", links.Absolute(page.Path, language)));
        if (page.ChangedAt is { } changed)
            url.Add(new XElement(Site + "lastmod", changed.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        foreach (var alternate in Enum.GetValues<Language>())
        {
            url.Add(new XElement(
                Xhtml + "link",
                new XAttribute("rel", "alternate"), new XAttribute("hreflang", alternate.Code()), new XAttribute("href", links.Absolute(page.Path, alternate))));
        }

        return url;
    }

    private static ContentHttpResult Xml(XElement root) =>
        TypedResults.Content(new XDeclaration("1.0", "utf-8", null) + "\n" + root, "application/xml; charset=utf-8");

    private sealed record Page(string Path, DateTime? ChangedAt);
}
