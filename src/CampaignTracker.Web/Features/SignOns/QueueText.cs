namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Marks the resources of the organizers' queue.</summary>
public sealed class QueueText;
