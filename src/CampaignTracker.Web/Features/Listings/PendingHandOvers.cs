using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Listings;

internal static class PendingHandOvers
{
    /// <summary>Takes back what contacts offered and nobody has accepted yet: the persons who were asked are forgotten, and their links do not work any more.</summary>
    public static async Task WithdrawAsync(CampaignDbContext db, IReadOnlyCollection<Guid?> contactIds, DateTime now, CancellationToken ct)
    {
        var offered = await db.Contacts.Where(c => contactIds.Contains(c.SucceedsId) && c.ConfirmedAt == null).ToListAsync(ct);
        await ForgetAsync(db, offered.ConvertAll(c => c.Id), now, ct);
        db.RemoveRange(offered);
    }

    /// <summary>Closes links of contacts and requests, and erases the mails that were to bring them. One that went out is wordless, and counts for its mailbox's day.</summary>
    public static async Task ForgetAsync(CampaignDbContext db, List<Guid> ids, DateTime now, CancellationToken ct)
    {
        foreach (var link in await db.Links.Open().Where(l => ids.Contains(l.SubjectId)).ToListAsync(ct))
            link.Supersede(now);
        foreach (var mail in await db.Outbox.Where(m => ids.Contains(m.AboutId) && m.State != MailState.Sent).ToListAsync(ct))
            mail.Erase();
    }
}
