using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Localization;

namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>An event as it stood before a step, so that those who must know are told what the step changed. Its true address is loaded.</summary>
public sealed record EventBefore(CampaignEvent Event, EventStatus Status, DateOnly Date, TimeOnly? Time, string Zone, bool IsPast, string TruePlace, string ShownPlace)
{
    public static EventBefore Of(CampaignEvent stored, DateTime now) => new(
        stored, stored.Status, stored.StartDate, stored.StartTime, stored.TimeZone, stored.PastAt <= now, TrulyAt(stored), ShownAt(stored));

    /// <summary>What there is to tell; nothing of what nobody counted on.</summary>
    public IReadOnlyList<EventNews> News
    {
        get
        {
            if (IsPast || Status is not (EventStatus.Published or EventStatus.Postponed))
                return [];
            if (Event.Status != Status && Event.Status is EventStatus.Cancelled)
                return [EventNews.Cancelled];
            if (Event.Status != Status && Event.Status is EventStatus.Postponed)
                return [EventNews.Postponed];
            var isRetimed = (Event.StartDate, Event.StartTime) != (Date, Time) || (Status is EventStatus.Postponed && Event.Status is EventStatus.Published);
            return isRetimed ? [EventNews.Moved, .. PlaceNews] : PlaceNews;
        }
    }

    /// <summary>Where it is, as the public may know it.</summary>
    public static string ShownAt(CampaignEvent stored) => Line(stored.Venue, stored.AddressLine, stored.City, stored.State, stored.PostalCode);

    /// <summary>When it was to begin, in the reader's language.</summary>
    public string When => EventTimes.Start(Date, Time, Zone, Reader.Language);

    private IReadOnlyList<EventNews> PlaceNews => TrulyAt(Event) == TruePlace ? [] : [EventNews.Placed];

    private static string TrulyAt(CampaignEvent stored) =>
        Line(stored.Place.Venue, stored.Place.AddressLine, stored.Place.City, stored.Place.State, stored.Place.PostalCode);

    private static string Line(string venue, string address, string city, string state, string zip) =>
        string.Join(", ", new[] { venue, address, city, $"{state} {zip}".Trim() }.Where(part => part.Length > 0));
}

/// <summary>What hosts must know of an event, the gravest first.</summary>
public enum EventNews
{
    /// <summary>It does not take place.</summary>
    Cancelled,

    /// <summary>It does not take place at its time.</summary>
    Postponed,

    /// <summary>It begins at another time.</summary>
    Moved,

    /// <summary>It is at another place.</summary>
    Placed,
}
