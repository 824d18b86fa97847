namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>Marks the resources of the organizers' pages of letters.</summary>
public sealed class LetterWorkText;
