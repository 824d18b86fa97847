namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Marks the resources of the page that holds many back.</summary>
public sealed class BulkText;
