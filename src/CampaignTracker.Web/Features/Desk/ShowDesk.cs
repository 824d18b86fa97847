using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Desk;

/// <summary>What waits for an organizer, and what happened last.</summary>
public sealed class ShowDesk(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    private const int NewsCount = 12;

    public async Task<DeskView> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await db.SignOns.Where(s => s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Quarantined
                || (s.Status == SignOnStatus.Disowned && s.LookedAt == null))
            .GroupBy(s => s.Status).Select(group => new { Status = group.Key, Count = group.Count() }).ToDictionaryAsync(g => g.Status, g => g.Count, ct);
        var failedMails = await db.Outbox.CountAsync(m => m.State == MailState.Dead, ct);
        // Not what the first start kept of each single row: that would be all the news for weeks.
        var news = await db.History.Where(h => h.By != Actor.Seeding.Name || h.NounId == Guid.Empty).OrderByDescending(h => h.At).ThenByDescending(h => h.Id)
            .Select(h => new NewsRow(h.Id, h.Noun, h.What, h.By, h.At)).Take(NewsCount).ToListAsync(ct);

        return new DeskView(
            counts.GetValueOrDefault(SignOnStatus.Confirmed), counts.GetValueOrDefault(SignOnStatus.Quarantined), counts.GetValueOrDefault(SignOnStatus.Disowned),
            failedMails, news, clock.UtcNow());
    }
}

/// <param name="ToReview">Sign-ons that their contacts confirmed and nobody has looked at.</param>
/// <param name="Quarantined">Sign-ons that were held back silently.</param>
/// <param name="Disowned">Sign-ons that the organization did not authorize and nobody has looked at.</param>
/// <param name="FailedMails">Mails that were given up.</param>
/// <param name="News">The newest changes, newest first.</param>
/// <param name="At">When it was read (UTC).</param>
public sealed record DeskView(int ToReview, int Quarantined, int Disowned, int FailedMails, IReadOnlyList<NewsRow> News, DateTime At)
{
    public bool IsClear => ToReview + Quarantined + Disowned + FailedMails == 0;
}

/// <param name="Id">Of the history entry.</param>
/// <param name="Noun">What kind of thing changed.</param>
/// <param name="What">What happened to it.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">UTC.</param>
public sealed record NewsRow(Guid Id, string Noun, string What, string By, DateTime At);
