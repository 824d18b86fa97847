namespace CampaignTracker.Web.Ui;

/// <summary>Marks the resources of this folder.</summary>
public sealed class UiText;
