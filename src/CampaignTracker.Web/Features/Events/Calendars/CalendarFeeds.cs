using System.Text;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Api;
using CampaignTracker.Web.Features.Events.Feeds;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.AspNetCore.Http.Extensions;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>Calendars to follow, in the language of their address: all events or those that fit, an organization's, a day of action's, one event.</summary>
internal static class CalendarFeeds
{
    public const string All = "/events.ics";

    /// <summary>The calendar of all, narrowed to a state or type.</summary>
    public static string AllOf(string? state, EventType? type) => Narrowed(All, state, type);

    /// <summary>A path that takes a state and a type, with those.</summary>
    public static string Narrowed(string path, string? state, EventType? type)
    {
        var query = new QueryBuilder();
        if (state is not null)
            query.Add("state", state);
        if (type is { } kind)
            query.Add("type", Wire.Name(kind));
        return $"{path}{query}";
    }

    public static string OfEvent(string slug) => $"/events/{slug}.ics";

    public static string OfOrganization(string slug) => $"/organizations/{slug}.ics";

    public static string OfDay(string slug) => $"/days/{slug}.ics";

    /// <summary>A whole address as calendar programs take it to follow a calendar.</summary>
    public static string Webcal(string address) => $"webcal://{address.Split("://", 2)[1]}";

    public static void MapCalendars(this IEndpointRouteBuilder app, PublicPageCache cache)
    {
        app.MapMethods(All, Followed.Reads, AllAsync).CacheOutput(app.ServiceProvider.GetRequiredService<FollowedCache>());
        app.MapMethods(OfEvent("{slug}"), Followed.Reads, EventAsync).CacheOutput(cache);
        app.MapMethods(OfOrganization("{slug}"), Followed.Reads, OrganizationAsync).CacheOutput(cache);
        app.MapMethods(OfDay("{slug}"), Followed.Reads, DayAsync).CacheOutput(cache);
    }

    private static async Task<IResult> AllAsync(PageQuery query, ReadEventsAsked asked, AnswerCalendar calendars, CalendarNames names, CancellationToken ct)
    {
        var filter = await asked.ReadFollowedAsync(ct);
        return query.Errors.Count > 0 ? Followed.Refusal(query) : await calendars.OfAsync(filter, names.OfAll(filter.State, filter.Type), ct);
    }

    private static async Task<IResult> EventAsync(string slug, AnswerCalendar calendars, CancellationToken ct) =>
        await calendars.OfEventAsync(slug, ct) is { } answer ? answer : TypedResults.NotFound();

    private static async Task<IResult> OrganizationAsync(
        string slug, ReadOrganization organizations, AnswerCalendar calendars, CalendarNames names, SiteLinks links, CancellationToken ct) => await Followed.OfOrganizationAsync(
            await organizations.FollowAsync(slug, ct), slug, OfOrganization, links,
            listed => calendars.OfAsync(new EventFilter { OrganizationId = listed.Id }, names.Of(listed.Name), ct));

    private static async Task<IResult> DayAsync(string slug, ReadCalendar events, AnswerCalendar calendars, CalendarNames names, CancellationToken ct) =>
        await events.FindDayAsync(slug, ct) is { } day
            ? await calendars.OfAsync(new EventFilter { DayOfActionId = day.Id }, names.Of(day.Name.Read()), ct)
            : TypedResults.NotFound();
}

/// <summary>Reads and writes a calendar to follow.</summary>
internal sealed class AnswerCalendar(ReadCalendar calendars, EventCalendar writer, NewestChange newest, SiteLinks links)
{
    public async Task<BytesAnswer> OfAsync(EventFilter filter, string name, CancellationToken ct)
    {
        // Not when its entries were changed: one that left it, for another state or another host, leaves no mark in it.
        var changedAt = await newest.FindAsync(ct);
        return Answer(writer.Write(await calendars.FollowedAsync(filter, ct), HeadOf(name)), changedAt);
    }

    /// <returns>Null where the public sees no such event.</returns>
    public async Task<BytesAnswer?> OfEventAsync(string slug, CancellationToken ct)
    {
        var row = await calendars.FindAsync(slug, ct);
        return row is null ? null : Answer(writer.WriteOne(row, HeadOf(row.Title.Read())), row.UpdatedAt);
    }

    private CalendarHead HeadOf(string name) => new(name, path => links.Absolute(path));

    private static BytesAnswer Answer(string text, DateTime? changedAt) => new(Encoding.UTF8.GetBytes(text), EventCalendar.ContentType, changedAt);
}
