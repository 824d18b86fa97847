namespace CampaignTracker.Web.Features.Mails;

/// <summary>Marks the resources of this folder.</summary>
public sealed class MailsText;
