using CampaignTracker.Web.Ui;

namespace CampaignTracker.Web.Features.Listings;

internal static class ListingWords
{
    /// <summary>Each in its own words.</summary>
    public static IReadOnlyList<FilterOption> Languages { get; } = [new("en", "English"), new("es", "Español")];
}
