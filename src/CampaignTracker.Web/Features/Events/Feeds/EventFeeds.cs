using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Api;
using CampaignTracker.Web.Features.Events.Calendars;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;

namespace CampaignTracker.Web.Features.Events.Feeds;

/// <summary>Atom feeds to follow, in the language of their address: all events or those that fit, an organization's, a day of action's.</summary>
internal static class EventFeeds
{
    public const string All = "/events.atom";

    /// <summary>The feed of all, narrowed to a state or type.</summary>
    public static string AllOf(string? state, EventType? type) => CalendarFeeds.Narrowed(All, state, type);

    public static string OfOrganization(string slug) => $"/organizations/{slug}.atom";

    public static string OfDay(string slug) => $"/days/{slug}.atom";

    public static void MapFeeds(this IEndpointRouteBuilder app, PublicPageCache cache)
    {
        app.MapMethods(All, Followed.Reads, AllAsync).CacheOutput(app.ServiceProvider.GetRequiredService<FollowedCache>());
        app.MapMethods(OfOrganization("{slug}"), Followed.Reads, OrganizationAsync).CacheOutput(cache);
        app.MapMethods(OfDay("{slug}"), Followed.Reads, DayAsync).CacheOutput(cache);
    }

    private static async Task<IResult> AllAsync(
        PageQuery query, ReadEventsAsked asked, AnswerFeed feeds, CalendarNames names, SiteLinks links, CancellationToken ct)
    {
        var filter = await asked.ReadFollowedAsync(ct);
        if (query.Errors.Count > 0)
            return Followed.Refusal(query);
        var page = CalendarFeeds.Narrowed("/events", filter.State, filter.Type);
        return await feeds.OfAsync(filter, new FeedHead(names.OfAll(filter.State, filter.Type), links.Absolute(Followed.AddressOf(All, query)), links.Absolute(page)), ct);
    }

    private static async Task<IResult> OrganizationAsync(
        string slug, ReadOrganization organizations, AnswerFeed feeds, CalendarNames names, SiteLinks links, CancellationToken ct) => await Followed.OfOrganizationAsync(
            await organizations.FollowAsync(slug, ct), slug, OfOrganization, links, listed => feeds.OfAsync(
                new EventFilter { OrganizationId = listed.Id },
                new FeedHead(names.Of(listed.Name), links.Absolute(OfOrganization(listed.Slug)), links.Absolute($"/organizations/{listed.Slug}")), ct));

    private static async Task<IResult> DayAsync(
        string slug, ReadCalendar calendars, AnswerFeed feeds, CalendarNames names, SiteLinks links, CancellationToken ct) => await calendars.FindDayAsync(slug, ct) is { } day
            ? await feeds.OfAsync(
                new EventFilter { DayOfActionId = day.Id },
                new FeedHead(names.Of(day.Name.Read()), links.Absolute(OfDay(day.Slug)), links.Absolute($"/days/{day.Slug}")), ct)
            : TypedResults.NotFound();
}

/// <summary>Reads and writes a feed to follow.</summary>
internal sealed class AnswerFeed(ReadFeed feeds, EventFeed writer, NewestChange newest)
{
    public async Task<BytesAnswer> OfAsync(EventFilter filter, FeedHead head, CancellationToken ct)
    {
        // Not when its entries were changed: one that left it, for another state or another host, leaves no mark in it.
        var changedAt = await newest.FindAsync(ct);
        return writer.Answer(await feeds.NewestAsync(filter, ct), head, changedAt);
    }
}
