namespace CampaignTracker.Web.Features.Events.Hosting;

/// <summary>Marks the resources of what hosts do with their events.</summary>
public sealed class HostingText;
