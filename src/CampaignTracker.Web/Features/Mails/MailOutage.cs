using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Platform.Email;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Mails;

/// <summary>The mail server takes no mail: nothing failed, for that is no mail's fault, but none goes out.</summary>
/// <param name="Waiting">How many mails wait for it.</param>
/// <param name="Since">When it took the last one, or when the first that waits was written (UTC).</param>
public sealed record MailOutage(int Waiting, DateTime Since)
{
    /// <summary>Longer than a mail lies while the server takes some.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <returns>Null while mail goes out, or none waits.</returns>
    public static async Task<MailOutage?> ReadAsync(CampaignDbContext db, DateTime now, CancellationToken ct)
    {
        var (longAgo, leased) = (now - Patience, now + MailDispatcher.Lease);
        // What has its place on a later day does not wait for the server. When it was due is not kept: each try moves that on.
        var laterDay = OutboxMail.SlotOf(DateOnly.FromDateTime(longAgo).AddDays(1), 0);
        var overdue = db.Outbox.Where(m => m.State == MailState.Waiting && m.Failures == 0 && m.DueAt <= leased && m.CreatedAt <= longAgo
            && (m.DaySlot == null || m.DaySlot.CompareTo(laterDay) < 0));
        var waiting = await overdue.CountAsync(ct);
        if (waiting == 0)
            return null;
        var taken = await db.Outbox.Where(m => m.State == MailState.Sent).MaxAsync(m => m.SentAt, ct);
        return taken > longAgo ? null : new MailOutage(waiting, taken ?? await overdue.MinAsync(m => m.CreatedAt, ct));
    }
}
