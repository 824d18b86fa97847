using CampaignTracker.Web.Features.Events.Api;
using CampaignTracker.Web.Features.Events.Calendars;
using CampaignTracker.Web.Features.Events.Feeds;
using CampaignTracker.Web.Features.Events.Flyers;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Events.Proposing;
using CampaignTracker.Web.Features.Following;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Caching;

namespace CampaignTracker.Web.Features.Events;

internal static class EventsSetup
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddScoped<ReadEventFilter>();
        services.AddScoped<ListEvents>();
        services.AddScoped<ShowEvent>();
        services.AddScoped<ShowDayOfAction>();
        services.AddScoped<MakeFlyer>();
        services.AddScoped<MakeDayFlyer>();
        services.AddScoped<UpcomingEvents>();
        services.AddScoped<EventMapWords>();
        services.AddScoped<ReadEventsAsked>();
        services.AddScoped<ListEventItems>();
        services.AddScoped<EventItems>();
        services.AddScoped<EventPoints>();
        services.AddScoped<EventChanges>();
        services.AddApiJson(EventsJson.Default);
        services.AddScoped<ReadCalendar>();
        services.AddScoped<EventCalendar>();
        services.AddScoped<CalendarNames>();
        services.AddScoped<ReadFeed>();
        services.AddScoped<EventFeed>();
        services.AddScoped<AnswerCalendar>();
        services.AddScoped<AnswerFeed>();
        services.AddSingleton<FollowedCache>();
        services.AddPlanning();
        services.AddProposing();
        services.AddHosting();
    }

    public static void MapEvents(this IEndpointRouteBuilder app, PublicPageCache cache)
    {
        app.MapShortLinks();
        app.MapEventCards(cache);
        app.MapCalendars(cache);
        app.MapFeeds(cache);
        app.MapUnsubscribe();
        app.MapPlanning();
        app.MapLocateForMap();
    }
}
