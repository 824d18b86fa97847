namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>Marks the resources of organizers' pages of events and days of action.</summary>
public sealed class PlanningText;
