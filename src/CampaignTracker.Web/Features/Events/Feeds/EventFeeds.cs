using CampaignTracker.Web.Features.Events.Calendars;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignTracker.Web.Features.Events.Feeds;

/// <summary>Atom feeds to follow, in the language of their address: the events of all states or of one.</summary>
internal static class EventFeeds
{
    public const string All = "/events.atom";

    /// <summary>The feed of all, narrowed to a state.</summary>
    public static string AllOf(string? state) => state is null ? All : $"{All}{new QueryBuilder { { "state", state } }}";

    public static void MapFeeds(this IEndpointRouteBuilder app, PublicPageCache cache) =>
        app.MapMethods(All, [HttpMethods.Get, HttpMethods.Head], AllAsync).CacheOutput(cache);

    private static async Task<Results<BytesAnswer, ContentHttpResult>> AllAsync(
        PageQuery query, ReadFeed feeds, EventFeed writer, CalendarNames names, SiteLinks links, CancellationToken ct)
    {
        var filter = new EventFilter { State = query.State("state") };
        if (query.Errors.Count > 0)
        {
            var errors = string.Join('\n', query.Errors.Select(error => $"{error.Name}: {error.Message}"));
            return TypedResults.Text(errors, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }

        var entries = await feeds.NewestAsync(filter, ct);
        var head = new FeedHead(names.OfAll(filter.State, type: null), links.Absolute(AllOf(filter.State)), links.Absolute($"/events{StateOf(filter.State)}"));
        return writer.Answer(entries, head);
    }

    private static string StateOf(string? state) => state is null ? "" : $"?state={state}";
}
