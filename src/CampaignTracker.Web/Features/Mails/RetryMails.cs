using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Mails;

/// <summary>An organizer has mails that were given up tried again. Those that are withheld stay so: nothing may be sent to whom they are for.</summary>
public sealed class RetryMails(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock)
{
    private const int BatchSize = 200;

    /// <returns>How many go out again: none where somebody else was quicker. Null where it is not allowed.</returns>
    public Task<int?> RetryAsync(Guid id, CancellationToken ct) => RetryAsync(mails => mails.Where(m => m.Id == id), ct);

    /// <returns>How many go out again. Null where it is not allowed.</returns>
    public Task<int?> RetryAllAsync(CancellationToken ct) => RetryAsync(mails => mails, ct);

    private async Task<int?> RetryAsync(Func<IQueryable<OutboxMail>, IQueryable<OutboxMail>> which, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return null;
        var total = 0;
        for (var released = BatchSize; released == BatchSize; total += released)
            released = await ReleaseAsync(which, by, ct);
        return total;
    }

    private async Task<int> ReleaseAsync(Func<IQueryable<OutboxMail>, IQueryable<OutboxMail>> which, Actor by, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var mails = await which(db.Outbox.Where(m => m.State == MailState.Dead && m.Recipient != "")).OrderBy(m => m.CreatedAt).Take(BatchSize).ToListAsync(ct);
        if (mails.Count == 0)
            return 0;
        mails.ForEach(mail => mail.Release(now));
        db.Add(HistoryEntry.About(nameof(OutboxMail), "retried", by, now));
        try
        {
            await db.SaveChangesAsync(ct);
            return mails.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague did the same, or one of them was erased meanwhile.
            return 0;
        }
    }
}
