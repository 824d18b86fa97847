using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Features.History;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Features.Mails;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Desk;

/// <summary>What waits for an organizer, the longest waiting first, and what happened last.</summary>
public sealed class ShowDesk(IDbContextFactory<CampaignDbContext> contexts, LettersThatNeedSomebody letters, ReadWeek week, TimeProvider clock)
{
    private const int MostItems = 15;
    private const int NewsCount = 8;

    public async Task<DeskView> ReadAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        Waiting[] all =
        [
            SignOns(DeskKind.SignOn, db.SignOns.Where(s => s.Status == SignOnStatus.Confirmed), "/organize/sign-ons"),
            SignOns(DeskKind.Disowned, db.SignOns.Where(s => s.Status == SignOnStatus.Disowned && s.LookedAt == null), "/organize/sign-ons?list=disowned"),
            SignOns(DeskKind.ToSpeak, TakeSpeakers.Waiting(db), "/organize/sign-ons?list=to_speak"),
            SignOns(DeskKind.HeldBack, db.SignOns.Where(s => s.Status == SignOnStatus.Quarantined), "/organize/sign-ons?list=held_back"),
            Events(DeskKind.ProposedEvent, db.Events.Where(e => e.Status == EventStatus.Proposed && e.PastAt > now)),
            Events(DeskKind.UnsurePlace, db.Events.Shown().Upcoming(now).Where(e => e.Status != EventStatus.Cancelled && e.Precision == PointPrecision.Unknown)),
            Mails(db.Outbox.Where(m => m.State == MailState.Dead)),
        ];
        var counts = new Dictionary<DeskKind, int>();
        var items = new List<DeskItem>();
        foreach (var waiting in all)
        {
            counts[waiting.Kind] = await waiting.CountAsync(ct);
            if (counts[waiting.Kind] > 0)
                items.AddRange(await waiting.OldestAsync(ct));
        }

        var pressing = await letters.ReadAsync(ct);
        counts[DeskKind.Letter] = pressing.Count;
        items.AddRange(pressing.Take(MostItems).Select(letter => new DeskItem(DeskKind.Letter, letter.Letter.Id, letter.Letter.Title, letter.Since, letter.Path, letter.Letter.IsSample)));

        // Not what the first start kept of each single row: that would be all the news for weeks.
        var news = await db.History.Where(h => h.By != Actor.Seeding.Name || h.NounId == Guid.Empty).NewestFirst().Take(NewsCount).Rows().ToListAsync(ct);
        return new DeskView(counts, [.. items.OrderBy(item => item.Since).ThenBy(item => item.Id).Take(MostItems)], await week.ReadAsync(ct), await db.NamedAsync(news, ct), now) { Outage = await MailOutage.ReadAsync(db, now, ct) };
    }

    private static Waiting SignOns(DeskKind kind, IQueryable<SignOn> signOns, string path) => new(
        kind, signOns.CountAsync, async ct =>
        {
            var oldest = await signOns
                .Select(s => new { SignOn = s, Since = kind == DeskKind.Disowned ? s.DisownedAt ?? s.UpdatedAt : kind == DeskKind.SignOn ? s.ConfirmedAt ?? s.UpdatedAt : s.CreatedAt })
                .OrderBy(s => s.Since).Take(MostItems)
                .Select(s => new { s.SignOn.Id, s.SignOn.OrganizationId, s.SignOn.RequestId, s.SignOn.Organization!.Name, s.Since, s.SignOn.Organization.IsSample }).ToListAsync(ct);
            return [.. oldest.Select(s => new DeskItem(kind, s.Id, new BilingualText(s.Name, ""), s.Since, path, s.IsSample) { Subject = new(s.Id, s.OrganizationId, s.RequestId) })];
        });

    private static Waiting Events(DeskKind kind, IQueryable<CampaignEvent> events) => new(
        kind, events.CountAsync, async ct => await events.OrderBy(e => e.CreatedAt).Take(MostItems)
            .Select(e => new DeskItem(kind, e.Id, new BilingualText(e.Title.En, e.Title.Es), e.CreatedAt, $"/organize/events/{e.Id}", e.IsSample)).ToListAsync(ct));

    private static Waiting Mails(IQueryable<OutboxMail> mails) => new(
        DeskKind.FailedMail, mails.CountAsync, async ct => await mails.OrderBy(m => m.CreatedAt).Take(MostItems)
            .Select(m => new DeskItem(DeskKind.FailedMail, m.Id, new BilingualText("", ""), m.CreatedAt, "/organize/mails", false)).ToListAsync(ct));

    private sealed record Waiting(DeskKind Kind, Func<CancellationToken, Task<int>> CountAsync, Func<CancellationToken, Task<IReadOnlyList<DeskItem>>> OldestAsync);
}
