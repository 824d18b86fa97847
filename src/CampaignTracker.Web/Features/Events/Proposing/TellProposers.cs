using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Listings;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>Writes to those who answer for the lead of an event when an organizer decides on it; of one that comes again, one mail for all times that were decided on.</summary>
public sealed class TellProposers(ProposalMails mails)
{
    /// <param name="db">Takes the mails.</param>
    /// <param name="decided">What was published or declined; their hosts must be loaded.</param>
    /// <param name="now">When (UTC).</param>
    /// <param name="ct">Stops it.</param>
    public async Task TellAsync(CampaignDbContext db, IReadOnlyList<CampaignEvent> decided, DateTime now, CancellationToken ct)
    {
        // An event that organizers entered from a report is nobody's to be told of.
        foreach (var together in decided.Where(one => one.Evidence is EventEvidence.EnteredHere).GroupBy(one => (Series: one.SeriesId ?? one.Id, one.Status)))
        {
            if (together.First().Hosts.FirstOrDefault(host => host.Role is HostRole.Lead) is not { OrganizationId: var lead })
                continue;
            foreach (var contact in await db.AnsweringForAsync([lead], ct))
                db.Add(mails.Stands(contact, [.. together], now));
        }
    }
}
