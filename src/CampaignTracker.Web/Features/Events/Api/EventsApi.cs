using System.Text;
using CampaignTracker.Web.Features.Events.Calendars;
using CampaignTracker.Web.Features.Events.Feeds;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>The events of the partner API.</summary>
internal static class EventsApi
{
    public static void MapEventsApi(this RouteGroupBuilder api)
    {
        var filters = ReadEventsAsked.Parameters;
        api.MapRead("listEvents", "/events", ListAsync, "/events?from=2009-08-27&to=2009-08-28&limit=1", [.. filters, .. Paging.Parameters]);
        api.MapRead("exportEvents", "/events.csv", CsvAsync, "/events.csv?from=2009-08-27&to=2009-08-28", filters);
        api.MapRead("featureEvents", "/events.geojson", GeoJsonAsync, "/events.geojson?state=AZ", filters);
        api.MapRead("pointEvents", "/events/points", PointsAsync, "/events/points?from=2009-08-27&to=2009-08-28", filters);
        api.MapRead("calendarEvents", "/events.ics", CalendarAsync, "/events.ics?state=AZ", [.. filters, AnswerLanguage.Parameter]);
        api.MapRead("atomEvents", "/events.atom", AtomAsync, "/events.atom?state=AZ", [.. filters, AnswerLanguage.Parameter]);
        api.MapRead("calendarEvent", "/events/{slug}.ics", CalendarOfOneAsync, "/events/phoenix-march-2009.ics", AnswerLanguage.Parameter);
        api.MapRead("getEvent", "/events/{slug}", ShowAsync, "/events/phoenix-march-2009");
    }

    private static async Task<ApiAnswer<ListOf<EventItem>>> ListAsync(ReadEventsAsked asked, ListEventItems events, EventChanges changes, CancellationToken ct)
    {
        var filter = await asked.ReadAsync(ct);
        var changedAt = await changes.FindAsync(filter, ct);
        return new ApiAnswer<ListOf<EventItem>>(await events.ReadPageAsync(filter, changedAt, ct), changedAt);
    }

    private static async Task<BytesAnswer> CsvAsync(
        ReadEventsAsked asked, ListEventItems events, EventItems items, EventChanges changes, CancellationToken ct)
    {
        var filter = await asked.ReadAsync(ct);
        var changedAt = await changes.FindAsync(filter, ct);
        var rows = (await events.ReadAllAsync(filter, ct)).Select(shown => EventRow.Of(items.Write(shown)));
        return await CsvAnswer.OfAsync(rows, changedAt, ct);
    }

    private static async Task<ApiAnswer<EventFeatures>> GeoJsonAsync(
        ReadEventsAsked asked, ListEventItems events, EventItems items, EventChanges changes, CancellationToken ct)
    {
        var filter = await asked.ReadAsync(ct);
        var changedAt = await changes.FindAsync(filter, ct);
        var features = EventFeatures.Of((await events.ReadAllAsync(filter, ct)).Select(items.Write));
        return new ApiAnswer<EventFeatures>(features, changedAt, "application/geo+json");
    }

    private static async Task<BytesAnswer> PointsAsync(ReadEventsAsked asked, EventPoints points, EventChanges changes, CancellationToken ct)
    {
        var filter = await asked.ReadAsync(ct);
        var changedAt = await changes.FindAsync(filter, ct);
        return new BytesAnswer(await points.WriteAsync(filter, ct), "application/json", changedAt, isDense: true);
    }

    private static async Task<BytesAnswer> CalendarAsync(
        ReadEventsAsked asked, ReadCalendar calendars, CalendarNames names, EventCalendar writer, EventChanges changes, SiteLinks links, PageQuery query, CancellationToken ct)
    {
        var filter = await asked.ReadAsync(ct);
        var changedAt = await changes.FindAsync(filter, ct);
        AnswerLanguage.Speak(query);
        return Calendar(writer.Write(await calendars.FittingAsync(filter, ct), HeadOf(names.OfAll(filter.State, filter.Type), links)), changedAt);
    }

    private static async Task<BytesAnswer> AtomAsync(
        ReadEventsAsked asked, ReadFeed feeds, EventFeed writer, CalendarNames names, EventChanges changes, ApiLinks self, SiteLinks links, PageQuery query,
        CancellationToken ct)
    {
        var filter = await asked.ReadAsync(ct);
        var changedAt = await changes.FindAsync(filter, ct);
        AnswerLanguage.Speak(query);
        var head = new FeedHead(names.OfAll(filter.State, filter.Type), self.Self, links.Absolute("/events"));
        return writer.Answer(await feeds.NewestAsync(filter, ct), head, changedAt);
    }

    private static async Task<Results<BytesAnswer, NotFound>> CalendarOfOneAsync(
        string slug, ReadCalendar calendars, EventCalendar writer, NewestChange newest, SiteLinks links, PageQuery query, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        if (await calendars.FindAsync(slug, ct) is not { } row)
            return TypedResults.NotFound();
        AnswerLanguage.Speak(query);
        return Calendar(writer.WriteOne(row, HeadOf(row.Title.Read(), links)), changedAt);
    }

    private static CalendarHead HeadOf(string name, SiteLinks links) => new(name, path => links.Absolute(path));

    private static BytesAnswer Calendar(string text, DateTime? changedAt) => new(Encoding.UTF8.GetBytes(text), EventCalendar.ContentType, changedAt);

    private static async Task<Results<ApiAnswer<One<EventItem>>, NotFound>> ShowAsync(
        string slug, ShowEvent events, EventItems items, NewestChange newest, ApiLinks links, CancellationToken ct)
    {
        var changedAt = await newest.FindAsync(ct);
        if (await events.FindAsync(slug, ct) is not { } shown)
            return TypedResults.NotFound();
        return new ApiAnswer<One<EventItem>>(new One<EventItem>(items.Write(shown), new ItemLinks(links.Self), new ItemMeta(changedAt)), changedAt);
    }
}
