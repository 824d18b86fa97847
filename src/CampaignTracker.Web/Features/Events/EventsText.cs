namespace CampaignTracker.Web.Features.Events;

/// <summary>Marks the resources of this folder.</summary>
public sealed class EventsText;
