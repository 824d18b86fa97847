namespace CampaignTracker.Web.Features.Events;

/// <summary>Marks the resources of the map.</summary>
public sealed class EventMapText;
