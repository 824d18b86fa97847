using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>What became of a proposal.</summary>
/// <param name="Status">Where the event, or the first time of it, stands.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Times">How often it takes place.</param>
public sealed record ProposalOutcome(EventStatus Status, string Slug, BilingualText Title, int Times)
{
    internal static ProposalOutcome Of(IReadOnlyList<CampaignEvent> made) => new(made[0].Status, made[0].Slug, made[0].Title, made.Count);

    /// <returns>Null where it is no event.</returns>
    internal static async Task<ProposalOutcome?> OfAsync(CampaignDbContext db, EventProposal proposal, CancellationToken ct)
    {
        var id = proposal.EventId;
        return await db.Events.Where(e => e.Id == id).Select(e => new ProposalOutcome(
            e.Status, e.Slug, new BilingualText(e.Title.En, e.Title.Es), e.SeriesId == null ? 1 : db.Events.Count(other => other.SeriesId == e.SeriesId)))
            .SingleOrDefaultAsync(ct);
    }
}
