using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.Events.Hosting;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>What goes with an organization that leaves the roster, whoever takes it off.</summary>
internal static class LeaveRoster
{
    /// <summary>Takes back all of its signatures, and its part in hosting others' events; the caller saves.</summary>
    public static async Task TakeBackAllAsync(CampaignDbContext db, Guid organizationId, Action<SignOn> takeBack, DateTime now, CancellationToken ct)
    {
        foreach (var signOn in await db.SignOns.Live().Where(s => s.OrganizationId == organizationId).ToListAsync(ct))
            takeBack(signOn);
        // What still waits for a mail to be answered would bring it back.
        var open = await db.Links.Open()
            .Where(l => l.Purpose == LinkPurpose.ConfirmSignOn
                && db.SignOnRequests.Any(r => r.Id == l.SubjectId && r.OrganizationId == organizationId && r.ConfirmedAt == null))
            .ToListAsync(ct);
        open.ForEach(link => link.Supersede(now));
        await HostLinks.LeaveAllAsync(db, organizationId, SignOnActors.Site, now, ct);
    }
}
