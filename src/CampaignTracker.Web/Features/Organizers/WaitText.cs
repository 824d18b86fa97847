using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizers;

internal static class WaitText
{
    /// <summary>Says how long to wait, in whole minutes.</summary>
    public static string Wait(this IStringLocalizer<OrganizersText> text, TimeSpan wait) => text.Count("Wait", (int)Math.Ceiling(wait.TotalMinutes));
}
