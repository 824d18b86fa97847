namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Marks the resources of this folder.</summary>
public sealed class SignOnsText;
