namespace CampaignTracker.Web.Shell;

/// <summary>Marks the resources of the organizers' frame.</summary>
public sealed class OrganizeText;
