namespace CampaignTracker.Web.Features.Places;

/// <summary>Marks the resources of this folder: the names of states by their codes.</summary>
public sealed class PlacesText;
