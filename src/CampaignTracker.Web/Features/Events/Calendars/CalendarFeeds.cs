using System.Text;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>Calendars to follow, in the language of their address: all events or those of a state or type, an organization's, one event.</summary>
internal static class CalendarFeeds
{
    public const string All = "/events.ics";

    /// <summary>The calendar of all, narrowed to a state or type.</summary>
    public static string AllOf(string? state, EventType? type)
    {
        var query = new QueryBuilder();
        if (state is not null)
            query.Add("state", state);
        if (type is { } kind)
            query.Add("type", Wire.Name(kind));
        return $"{All}{query}";
    }

    public static string OfEvent(string slug) => $"/events/{slug}.ics";

    public static string OfOrganization(string slug) => $"/organizations/{slug}.ics";

    /// <summary>A whole address as calendar programs take it to follow a calendar.</summary>
    public static string Webcal(string address) => $"webcal://{address.Split("://", 2)[1]}";

    public static void MapCalendars(this IEndpointRouteBuilder app, PublicPageCache cache)
    {
        string[] reads = [HttpMethods.Get, HttpMethods.Head];
        app.MapMethods(All, reads, AllAsync).CacheOutput(cache);
        app.MapMethods(OfEvent("{slug}"), reads, EventAsync).CacheOutput(cache);
        app.MapMethods(OfOrganization("{slug}"), reads, OrganizationAsync).CacheOutput(cache);
    }

    private static async Task<Results<BytesAnswer, ContentHttpResult>> AllAsync(
        PageQuery query, ReadCalendar calendars, EventCalendar writer, CalendarNames names, SiteLinks links, CancellationToken ct)
    {
        var state = query.State("state");
        var type = query.Word<EventType>("type");
        if (query.Errors.Count > 0)
        {
            var errors = string.Join('\n', query.Errors.Select(error => $"{error.Name}: {error.Message}"));
            return TypedResults.Text(errors, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }

        return Answer(writer, await calendars.AllAsync(state, type, ct), new CalendarHead(names.OfAll(state, type), path => links.Absolute(path)));
    }

    private static async Task<Results<BytesAnswer, NotFound>> EventAsync(
        string slug, ReadCalendar calendars, EventCalendar writer, SiteLinks links, CancellationToken ct)
    {
        var row = await calendars.FindAsync(slug, ct);
        return row is null ? TypedResults.NotFound() : Answer(writer, [row], new CalendarHead(row.Title.Read(), path => links.Absolute(path)));
    }

    /// <summary>As the organization's page: a merged one leads to the one that it became, one that left is gone.</summary>
    private static async Task<Results<BytesAnswer, NotFound, RedirectHttpResult, StatusCodeHttpResult>> OrganizationAsync(
        string slug, ReadOrganization organizations, ReadCalendar calendars, EventCalendar writer, CalendarNames names, SiteLinks links, CancellationToken ct)
    {
        var address = await organizations.FollowAsync(slug, ct);
        if (address?.Status is OrganizationStatus.Withdrawn)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        if (address?.Status is not OrganizationStatus.Listed)
            return TypedResults.NotFound();
        if (address.Slug != slug)
            return TypedResults.Redirect(links.To(OfOrganization(address.Slug)), permanent: true);

        var head = new CalendarHead(names.OfOrganization(address.Name), path => links.Absolute(path));
        return Answer(writer, await calendars.HostedByAsync(address.Id, ct), head);
    }

    private static BytesAnswer Answer(EventCalendar writer, IReadOnlyList<CalendarRow> rows, CalendarHead head)
    {
        DateTime? changed = rows.Count > 0 ? rows.Max(row => row.ChangedAt) : null;
        return new BytesAnswer(Encoding.UTF8.GetBytes(writer.Write(rows, head)), EventCalendar.ContentType, changed);
    }
}
