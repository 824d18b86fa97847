using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>A form that was posted at the very moment in which its organization was merged is not lost: it goes on under what that became.</summary>
internal static class MergedMeanwhile
{
    public static async Task JoinAsync(CampaignDbContext db, SignOnRequest request, DateTime now, CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        while (request.Organization is { Status: OrganizationStatus.Merged, MergedIntoId: { } next } merged && seen.Add(merged.Id))
            request.Join(await db.Organizations.SingleAsync(o => o.Id == next, ct), SignOnActors.Site, now);
    }
}
