namespace CampaignTracker.Web.Platform.Email;

/// <summary>Marks the resources of this folder.</summary>
public sealed class EmailText;
