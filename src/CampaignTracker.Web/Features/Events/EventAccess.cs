using CampaignTracker.Data.Events;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events;

/// <summary>What an event provides for, in words.</summary>
internal static class EventAccess
{
    /// <returns><c>Step-free, childcare</c>; empty where nothing is known.</returns>
    public static string WordsOf(AccessFeatures access, IStringLocalizer<EventsText> text) =>
        string.Join(" · ", Enum.GetValues<AccessFeatures>().Where(one => one is not AccessFeatures.None && access.HasFlag(one)).Select(one => text[$"Access_{one}"].Value));
}
