using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.History;
using CampaignTracker.Web.Features.Letters.Work;
using CampaignTracker.Web.Features.Mails;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Desk;

/// <summary>What waits for an organizer, the longest waiting first, and what happened last.</summary>
public sealed class ShowDesk(
    IDbContextFactory<CampaignDbContext> contexts, ReadWaitingSignOns signOns, FindEventTwins twins, ActingOrganizer acting, LettersThatNeedSomebody letters, ReadWeek week, TimeProvider clock)
{
    private const int MostItems = 15;
    private const int NewsCount = 8;

    /// <summary>A series may have many times; they are one of the items.</summary>
    private const int MostRead = 200;

    public async Task<DeskView> ReadAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        Waiting[] all =
        [
            ToReview(db.SignOns.Where(s => s.Status == SignOnStatus.Confirmed)),
            SignOns(db, DeskKind.Disowned, db.SignOns.Where(s => s.Status == SignOnStatus.Disowned && s.LookedAt == null), "/organize/sign-ons?list=disowned"),
            SignOns(db, DeskKind.ToSpeak, TakeSpeakers.Waiting(db), "/organize/sign-ons?list=to_speak"),
            SignOns(db, DeskKind.HeldBack, db.SignOns.Where(s => s.Status == SignOnStatus.Quarantined), "/organize/sign-ons?list=held_back"),
            Proposed(db.Events.Where(e => e.Status == EventStatus.Proposed && e.PastAt > now)),
            Events(DeskKind.UnsurePlace, db.Events.Shown().Upcoming(now).Where(e => e.Status != EventStatus.Cancelled && e.Precision == PointPrecision.Unknown)),
            Events(DeskKind.HostsGone, db.Events.Shown().Upcoming(now)
                .Where(e => e.Status != EventStatus.Cancelled && e.Hosts.Any() && !e.Hosts.Any(h => h.Organization!.Status == OrganizationStatus.Listed))),
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
        items.AddRange(pressing.Take(MostItems).Select(letter => new DeskItem(DeskKind.Letter, letter.Letter.Id, letter.Letter.Title, letter.Since, letter.Path, letter.Letter.IsSample) { Need = letter.Need }));

        // Not what the first start kept of each single row: that would be all the news for weeks.
        var news = await db.History.Where(h => h.By != Actor.Seeding.Name || h.NounId == Guid.Empty).NewestFirst().Take(NewsCount).Rows().ToListAsync(ct);
        return new DeskView(counts, [.. items.OrderBy(item => item.Since).ThenBy(item => item.Id).Take(MostItems)], await week.ReadAsync(ct), await db.NamedAsync(news, ct), now) { Outage = await MailOutage.ReadAsync(db, now, ct) };
    }

    /// <summary>As the queue reads them: with where it is, from which mail domain, and what it may be the same as.</summary>
    private Waiting ToReview(IQueryable<SignOn> waiting) => new(
        DeskKind.SignOn, waiting.CountAsync, async ct =>
        [
            .. (await signOns.ReadAsync(QueueList.ToReview, 1, ct)).Rows.Take(MostItems).Select(row => new DeskItem(
                DeskKind.SignOn, row.Id, new BilingualText(row.Organization.Name, ""), row.Since, "/organize/sign-ons", row.Organization.IsSample)
            {
                Subject = row.Subject,
                Letter = row.Letter.Title,
                Facts = Facts(row.Organization.City, row.Organization.State, row.Request?.Contact is { } contact ? EmailAddress.Domain(contact.Email) : ""),
                Twin = row.Twins.Count > 0 ? row.Twins[0].Name : null,
            }),
        ]);

    private static Waiting SignOns(CampaignDbContext db, DeskKind kind, IQueryable<SignOn> waiting, string path) => new(
        kind, waiting.CountAsync, async ct =>
        {
            var oldest = await waiting
                .Select(s => new { SignOn = s, Since = kind == DeskKind.Disowned ? s.DisownedAt ?? s.UpdatedAt : s.CreatedAt })
                .OrderBy(s => s.Since).Take(MostItems)
                .Join(db.Letters, s => s.SignOn.LetterId, l => l.Id, (s, l) => new
                {
                    s.SignOn.Id,
                    s.SignOn.OrganizationId,
                    s.SignOn.RequestId,
                    s.Since,
                    l.Title.En,
                    l.Title.Es,
                    s.SignOn.Organization!.Name,
                    s.SignOn.Organization.City,
                    s.SignOn.Organization.State,
                    s.SignOn.Organization.IsSample,
                }).ToListAsync(ct);
            return
            [
                .. oldest.Select(s => new DeskItem(kind, s.Id, new BilingualText(s.Name, ""), s.Since, path, s.IsSample)
                {
                    Subject = new(s.Id, s.OrganizationId, s.RequestId),
                    Letter = new BilingualText(s.En, s.Es),
                    Facts = Facts(s.City, s.State),
                }),
            ];
        });

    /// <summary>A series waits as one; what may be there already, or is nowhere yet, is for its own page.</summary>
    private Waiting Proposed(IQueryable<CampaignEvent> events) => new(
        DeskKind.ProposedEvent, events.CountAsync, async ct =>
        {
            var mayLook = await acting.ForAsync(OrganizerPolicies.Organizes) is not null;
            var oldest = await events.OrderBy(e => e.CreatedAt).ThenBy(e => e.Id).Take(MostRead)
                .Select(e => new { e.Id, e.SeriesId, e.Title.En, e.Title.Es, e.CreatedAt, e.StartDate, e.City, e.State, e.Precision, e.IsSample }).ToListAsync(ct);
            var items = new List<DeskItem>();
            foreach (var alike in oldest.GroupBy(e => e.SeriesId ?? e.Id).Take(MostItems))
            {
                var first = alike.MinBy(e => e.StartDate)!;
                var twin = mayLook && first.Precision is not PointPrecision.Unknown ? (await twins.FindAsync(first.Id, ct)).Select(each => each.Title.Read()).FirstOrDefault() : null;
                items.Add(new DeskItem(DeskKind.ProposedEvent, first.Id, new BilingualText(first.En, first.Es), alike.Min(e => e.CreatedAt), $"/organize/events/{first.Id}", first.IsSample)
                {
                    Day = first.StartDate,
                    Times = alike.Count(),
                    Facts = Facts(first.City, first.State),
                    Twin = twin,
                    IsNowhere = first.Precision is PointPrecision.Unknown,
                });
            }

            return items;
        });

    private static Waiting Events(DeskKind kind, IQueryable<CampaignEvent> events) => new(
        kind, events.CountAsync, async ct =>
        {
            var oldest = await events.OrderBy(e => e.CreatedAt).Take(MostItems).Select(e => new { e.Id, e.Title.En, e.Title.Es, e.CreatedAt, e.StartDate, e.City, e.State, e.IsSample }).ToListAsync(ct);
            return
            [
                .. oldest.Select(e => new DeskItem(kind, e.Id, new BilingualText(e.En, e.Es), e.CreatedAt, $"/organize/events/{e.Id}", e.IsSample)
                {
                    Day = e.StartDate,
                    Facts = Facts(e.City, e.State),
                }),
            ];
        });

    private static Waiting Mails(IQueryable<OutboxMail> mails) => new(
        DeskKind.FailedMail, mails.CountAsync, async ct => await mails.OrderBy(m => m.CreatedAt).Take(MostItems)
            .Select(m => new DeskItem(DeskKind.FailedMail, m.Id, new BilingualText("", ""), m.CreatedAt, "/organize/mails", false)).ToListAsync(ct));

    private static IReadOnlyList<string> Facts(string city, string state, string domain = "") =>
        [.. new[] { string.Join(", ", new[] { city, state }.Where(part => part.Length > 0)), domain }.Where(part => part.Length > 0)];

    private sealed record Waiting(DeskKind Kind, Func<CancellationToken, Task<int>> CountAsync, Func<CancellationToken, Task<IReadOnlyList<DeskItem>>> OldestAsync);
}
