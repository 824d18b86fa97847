namespace CampaignTracker.Web.Ui.Organize;

/// <summary>Marks the resources of this folder.</summary>
public sealed class OrganizeUiText;
