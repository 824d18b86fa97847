namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>What is asked before it is sent.</summary>
/// <param name="Name">By what it is known when it was answered.</param>
/// <param name="Words">For the reader; null for an event that it may be already, which is shown itself.</param>
public sealed record ProposalAsk(string Name, string? Words);
