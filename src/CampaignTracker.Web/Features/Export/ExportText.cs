namespace CampaignTracker.Web.Features.Export;

/// <summary>Marks the resources of this folder.</summary>
public sealed class ExportText;
