namespace CampaignTracker.Web.Features.People;

/// <summary>Marks the resources of this folder.</summary>
public sealed class PeopleText;
