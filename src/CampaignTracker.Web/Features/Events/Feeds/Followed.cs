using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Api;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Events.Feeds;

/// <summary>What calendars and feeds to follow have in common.</summary>
internal static class Followed
{
    public static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A path with as much of the query as is read.</summary>
    public static string AddressOf(string path, PageQuery query) =>
        path + new QueryBuilder(ReadEventsAsked.Followed.Where(name => query.Raw(name).Length > 0).Select(name => KeyValuePair.Create(name, query.Raw(name))));

    /// <summary>What was asked and not understood, in plain text, since programs show it as it is.</summary>
    public static IResult Refusal(PageQuery query)
    {
        var errors = string.Join('\n', query.Errors.Select(error => $"{error.Name}: {error.Message}"));
        return TypedResults.Text(errors, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
    }

    /// <summary>As the organization's page: a merged one leads to the one that it became, one that left is gone.</summary>
    /// <param name="asked">The organization that was asked for; null where there never was one.</param>
    /// <param name="slug">The address that was asked for.</param>
    /// <param name="path">Where the listed one has what was asked for.</param>
    /// <param name="links">The maker of links.</param>
    /// <param name="answer">Answers for the listed one.</param>
    public static async Task<IResult> OfOrganizationAsync(RosterAddress? asked, string slug, Func<string, string> path, SiteLinks links, Func<RosterAddress, Task<BytesAnswer>> answer)
    {
        if (asked?.Status is OrganizationStatus.Withdrawn)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        if (asked?.Status is not OrganizationStatus.Listed)
            return TypedResults.NotFound();
        return asked.Slug == slug ? await answer(asked) : TypedResults.Redirect(links.To(path(asked.Slug)), permanent: true);
    }
}

/// <summary>Calendars and feeds that take filters, which are others than those of pages.</summary>
internal sealed class FollowedCache(DataVersion version, IOptions<SiteSettings> site, IOptions<CachingSettings> caching)
    : ServedFromMemory(version, site, caching)
{
    protected override string CacheControl => "no-cache";

    protected override string[] QueryKeys(HttpContext context) => ReadEventsAsked.Followed;

    /// <summary>Not with a filter that is refused, or what is kept for none would answer it.</summary>
    protected override bool MayBeKept(HttpContext context) =>
        base.MayBeKept(context) && !ReadEventsAsked.Parameters.Any(parameter => !ReadEventsAsked.Followed.Contains(parameter.Name) && context.Request.Query.ContainsKey(parameter.Name));
}
