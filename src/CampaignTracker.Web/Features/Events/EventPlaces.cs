using CampaignTracker.Data.Events;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>Where an event is, in a line for mails and feeds: as much as is public.</summary>
internal static class EventPlaces
{
    public static string LineOf(EventView shown, IStringLocalizer<EventsText> text) => shown.Visibility is AddressVisibility.Area
        ? $"{shown.Town} ({text["HostsTell"]})"
        : string.Join(", ", ((string[])[shown.Venue, shown.AddressLine, shown.Town]).Where(part => part.Length > 0));
}
