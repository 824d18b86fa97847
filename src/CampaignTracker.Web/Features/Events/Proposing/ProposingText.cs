namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>Marks the resources of proposing an event.</summary>
public sealed class ProposingText;
