using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>What calendars are called, in the reader's language, on pages and in calendar programs alike.</summary>
public sealed class CalendarNames(
    IOptions<CampaignSettings> campaign, IStringLocalizer<CalendarText> text, IStringLocalizer<EventsText> words, IStringLocalizer<PlacesText> places)
{
    /// <summary><c>End 287(g): Vigil, Arizona</c>.</summary>
    public string OfAll(string? state, EventType? type)
    {
        var kind = type is { } one ? words.Word(one) : words["Events"];
        return Of(state is null ? kind : $"{kind}, {places[state]}");
    }

    /// <summary>Of an organization or a day of action by its name.</summary>
    public string Of(string what) => text["Name", campaign.Value.NameIn(Reader.Language), what];
}
