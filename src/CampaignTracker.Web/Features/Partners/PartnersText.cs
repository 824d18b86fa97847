namespace CampaignTracker.Web.Features.Partners;

/// <summary>Marks the resources of this folder.</summary>
public sealed class PartnersText;
