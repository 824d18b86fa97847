using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Places;
using CampaignTracker.Web.Features.Events;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Following;

/// <summary>
/// Writes followers' mails: what was cancelled, postponed or moved near them, and once a week what is to come. Each mail is saved together with the
/// follower's mark of what it was told; of two nodes that do the same at once, the row's version lets one through.
/// </summary>
public sealed class TellFollowers(IDbContextFactory<CampaignDbContext> contexts, FollowMails mails, CurrentSwitches switches, TimeProvider clock)
{
    /// <summary>A change bears the instant at which it began, and is seen once it is saved: so long it is waited for.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    /// <summary>How far ahead the week's mail looks.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(28);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private const int Batch = 200;
    private const int MostEvents = 20;

    public async Task RunAsync(CancellationToken ct)
    {
        // What is due is told once the site takes changes again.
        if (switches.Now.IsReadOnly)
            return;
        await TellOfChangesAsync(ct);
        await TellOfWeekAsync(ct);
    }

    private async Task TellOfChangesAsync(CancellationToken ct)
    {
        var through = clock.UtcNow() - Settled;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Events.Shown().Where(e => e.ChangedAt <= through).MaxAsync(e => e.ChangedAt, ct) is not { } newest)
            return;
        while (await db.EventFollowers.AsNoTracking().Where(f => f.ConfirmedAt != null && f.ToldThrough < newest).OrderBy(f => f.ToldThrough).Take(Batch).ToListAsync(ct) is { Count: > 0 } behind)
        {
            var since = behind[0].ToldThrough;
            var changed = await Told(db).Where(e => e.ChangedAt > since && e.ChangedAt <= through && e.PastAt > through).SoonestFirst().AsViews().ToListAsync(ct);
            var left = await PlacesLeftAsync(db, since, through, ct);
            foreach (var follower in behind)
            {
                var near = changed.FindAll(e => e.ChangedAt > follower.ToldThrough
                    && (IsNear(e.Point, follower) || (e.PlaceChangedAt > follower.ToldThrough && IsNear(left.GetValueOrDefault(e.Id), follower))));
                if (near.Count > 0)
                {
                    await SaveAsync(
                        follower.Id,
                        told => told.ToldThrough == follower.ToldThrough,
                        told =>
                        {
                            told.WasToldOfChanges(through);
                            return mails.Changed(told, near, clock.UtcNow());
                        },
                        ct);
                }
            }

            // The others at once: it is no change of theirs that the history tells.
            var ids = behind.ConvertAll(f => f.Id);
            await db.InTurnAsync(() => db.EventFollowers.Where(f => ids.Contains(f.Id) && f.ToldThrough < through)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.ToldThrough, through), ct), ct);
        }
    }

    private async Task TellOfWeekAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        while (await db.EventFollowers.AsNoTracking().Where(f => f.ConfirmedAt != null && f.DigestDueAt <= now).OrderBy(f => f.DigestDueAt).Take(Batch).ToListAsync(ct) is { Count: > 0 } due)
        {
            foreach (var follower in due)
                await TellOfWeekAsync(db, follower, now, ct);
        }
    }

    private async Task TellOfWeekAsync(CampaignDbContext db, EventFollower follower, DateTime now, CancellationToken ct)
    {
        var until = now + Ahead;
        var near = Told(db).Where(e => e.Status == EventStatus.Published && e.StartsAt <= until).Upcoming(now)
            .NearTo(new GeoPoint(follower.Latitude, follower.Longitude), follower.Miles);
        var coming = await near.SoonestFirst().Take(MostEvents).AsViews().ToListAsync(ct);
        var more = coming.Count < MostEvents ? 0 : await near.CountAsync(ct) - coming.Count;
        // On the same day of the week as ever; where the site was away for long, from now on.
        var next = follower.DigestDueAt + Week > now ? follower.DigestDueAt + Week : now + Week;
        await SaveAsync(
            follower.Id,
            told => told.DigestDueAt == follower.DigestDueAt,
            told =>
            {
                told.WasToldOfWeek(next);
                return coming.Count > 0 ? mails.Nearby(told, coming, more, now) : null;
            },
            ct);
    }

    /// <summary>Invented events are for nobody's mailbox.</summary>
    private static IQueryable<CampaignEvent> Told(CampaignDbContext db) => db.Events.Shown().Where(e => !e.IsSample);

    /// <summary>About where the events were to be that moved away meanwhile.</summary>
    private static async Task<Dictionary<Guid, GeoPoint?>> PlacesLeftAsync(CampaignDbContext db, DateTime since, DateTime through, CancellationToken ct) => await Told(db)
        .Where(e => e.ChangedAt > since && e.PlaceChangedAt > since && e.PlaceChangedAt <= through && e.PreviousLatitude != null && e.PreviousLongitude != null)
        .Select(e => new { e.Id, Place = new GeoPoint(e.PreviousLatitude!.Value, e.PreviousLongitude!.Value) })
        .ToDictionaryAsync(e => e.Id, e => (GeoPoint?)e.Place, ct);

    private static bool IsNear(GeoPoint? place, EventFollower follower) =>
        place is { } point && point.MilesTo(new GeoPoint(follower.Latitude, follower.Longitude)) <= follower.Miles;

    /// <summary>Marks and mail in one transaction, unless the follower left or another node was quicker.</summary>
    private Task<bool> SaveAsync(Guid id, Func<EventFollower, bool> isDue, Func<EventFollower, Data.Mail.OutboxMail?> tell, CancellationToken ct) => Conflicts.RetryAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.EventFollowers.SingleOrDefaultAsync(f => f.Id == id, ct) is not { } follower || !isDue(follower))
            return false;
        if (tell(follower) is { } mail)
            db.Add(mail);
        return await db.SaveChangesAsync(ct) > 0;
    });
}
