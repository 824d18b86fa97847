namespace CampaignTracker.Web.Features.Letters;

/// <summary>Marks the resources of this folder.</summary>
public sealed class LettersText;
