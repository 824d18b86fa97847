namespace CampaignTracker.Web.Shell;

/// <summary>Marks the resources of this folder.</summary>
public sealed class ShellText;
