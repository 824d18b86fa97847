namespace CampaignTracker.Web.Features.Desk;

/// <summary>Marks the resources of this folder.</summary>
public sealed class DeskText;
