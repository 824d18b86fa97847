namespace CampaignTracker.Web.Features.Blocks;

/// <summary>Marks the resources of this folder.</summary>
public sealed class BlocksText;
