using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>What mails, feeds and calendars say of an event in a line.</summary>
internal static class EventLines
{
    /// <summary>Where it is: as much as is public.</summary>
    public static string PlaceOf(EventView shown, IStringLocalizer<EventsText> text) => shown.Visibility is AddressVisibility.Area
        ? $"{shown.Town} ({text["HostsTell"]})"
        : string.Join(", ", ((string[])[shown.Venue, shown.AddressLine, shown.Town]).Where(part => part.Length > 0));

    /// <summary>The key of the badge of an event that was moved: to another day, or to another hour of the same.</summary>
    public static string Moved(DateOnly before, DateOnly now) => before == now ? "NewTime" : "NewDate";

    /// <summary><c>Hosted by: A (lead), B (co-host)</c>, or who is reported to host it; empty where nobody is known. One that leads alone needs no role.</summary>
    /// <param name="hosts">The organizations of the roster, the lead first.</param>
    /// <param name="reported">Who hosts it, where that is known only as text.</param>
    /// <param name="text">The words.</param>
    public static string Hosts(IReadOnlyList<EventHostName> hosts, BilingualText reported, IStringLocalizer<EventsText> text)
    {
        if (hosts.Count == 0)
            return reported.IsEmpty ? "" : $"{text["Fact_HostReported"]}: {reported.Read()}";
        var names = hosts is [{ Role: HostRole.Lead }] ? [hosts[0].Name] : hosts.Select(host => $"{host.Name} ({text.Word(host.Role)})");
        return $"{text.Count("Fact_Host", hosts.Count)}: {string.Join(", ", names)}";
    }

    /// <summary>What changed while people counted on it; empty where nothing did.</summary>
    /// <param name="ofTime">That it is cancelled, postponed or at a new time; may be empty.</param>
    /// <param name="isAtNewPlace">True where it is at another place.</param>
    /// <param name="note">What the hosts say of the change of time.</param>
    /// <param name="text">The words.</param>
    public static string Change(string ofTime, bool isAtNewPlace, BilingualText note, IStringLocalizer<EventsText> text)
    {
        var place = isAtNewPlace ? text["Notice_NewPlace"].Value : "";
        var said = ofTime.Length == 0 || note.IsEmpty ? "" : $"{text["Notice_HostsSay"]} {note.Read()}";
        return string.Join(' ', ((string[])[ofTime, said, place]).Where(part => part.Length > 0));
    }
}
