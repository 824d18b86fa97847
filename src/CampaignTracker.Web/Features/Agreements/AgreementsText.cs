namespace CampaignTracker.Web.Features.Agreements;

/// <summary>Marks the resources of this folder.</summary>
public sealed class AgreementsText;
