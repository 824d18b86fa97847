namespace CampaignTracker.Web.Features.Listings;

/// <summary>Marks the resources of this folder.</summary>
public sealed class ListingsText;
