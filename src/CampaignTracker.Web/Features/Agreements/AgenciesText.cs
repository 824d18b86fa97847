namespace CampaignTracker.Web.Features.Agreements;

/// <summary>Marks the resources of the organizers' pages.</summary>
public sealed class AgenciesText;
