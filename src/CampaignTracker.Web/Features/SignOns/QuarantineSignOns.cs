using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// An organizer holds back many sign-ons at once: counted first, in small transactions, so that stopping leaves a state that can be undone. Nobody is
/// mailed; a listed one is off its list at once.
/// </summary>
public sealed partial class QuarantineSignOns(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock, ILogger<QuarantineSignOns> logger)
{
    /// <summary>Sign-ons in one transaction.</summary>
    public const int Batch = 200;

    private const int Examples = 5;

    /// <summary>How many would be held back, with a few of them.</summary>
    /// <returns>Null where it is not allowed.</returns>
    public async Task<QuarantineCount?> CountAsync(QuarantineCondition condition, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is null)
            return null;
        var found = await FindAsync(condition, ct);
        return new QuarantineCount(found.Count, [.. found.Take(Examples)]);
    }

    /// <summary>Holds them back.</summary>
    /// <param name="condition">Which.</param>
    /// <param name="words">The condition in words without anybody's data, for the list of runs.</param>
    /// <param name="progress">Told how many are held back, of how many.</param>
    /// <param name="ct">Stops it between two transactions.</param>
    public async Task<QuarantineOutcome> RunAsync(QuarantineCondition condition, string words, IProgress<(int Done, int Of)> progress, CancellationToken ct)
    {
        if (condition.IsEmpty)
            return new QuarantineOutcome(QuarantineEnd.Empty, 0);
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return new QuarantineOutcome(QuarantineEnd.NotAllowed, 0);
        var run = new QuarantineRun(words, by, clock.UtcNow());
        var done = 0;
        try
        {
            var found = await FindAsync(condition, ct);
            await SaveAsync(db => db.Add(run), ct);
            foreach (var some in found.Select(one => one.Id).Chunk(Batch))
            {
                if (ct.IsCancellationRequested)
                    break;
                // Off the circuit, which goes on hearing its organizer meanwhile; a transaction that has begun ends.
                done += await Task.Run(() => Conflicts.RetryAsync(() => HoldAsync(run.Id, some, by)), CancellationToken.None);
                progress.Report((done, found.Count));
            }

            await Conflicts.RetryAsync(() => EndAsync(run.Id, ct.IsCancellationRequested, by));
            return new QuarantineOutcome(ct.IsCancellationRequested ? QuarantineEnd.Stopped : QuarantineEnd.Done, done);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new QuarantineOutcome(QuarantineEnd.Stopped, done);
        }
        catch (DomainException)
        {
            // A colleague undoes it already.
            return new QuarantineOutcome(QuarantineEnd.Undone, done);
        }
        catch (SiteIsReadOnlyException)
        {
            return new QuarantineOutcome(QuarantineEnd.ReadOnly, done);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            LogNotSaved(logger, failure);
            return new QuarantineOutcome(QuarantineEnd.NotSaved, done);
        }
    }

    private async Task<List<QuarantineExample>> FindAsync(QuarantineCondition condition, CancellationToken ct)
    {
        if (condition.IsEmpty)
            return [];
        return await Task.Run(
            async () =>
            {
                await using var db = await contexts.CreateDbContextAsync(ct);
                var found = new List<QuarantineExample>();
                await foreach (var one in Fitting(db, condition).OrderBy(s => s.Id)
                    .Select(s => new QuarantineExample(s.Id, s.Organization!.Name, s.Organization.State, s.Status, s.CreatedAt)).AsAsyncEnumerable().WithCancellation(ct))
                {
                    if (condition.FitsName(one.Name))
                        found.Add(one);
                }

                return found;
            }, ct);
    }

    private static IQueryable<SignOn> Fitting(CampaignDbContext db, QuarantineCondition condition)
    {
        var signOns = Holdable(db.SignOns.AsNoTracking());
        if (condition.From is { } from)
            signOns = signOns.Where(s => s.CreatedAt >= from);
        if (condition.Until is { } until)
            signOns = signOns.Where(s => s.CreatedAt < until);
        if (condition.NetworkHash is { Length: > 0 } network)
            signOns = signOns.Where(s => db.SignOnRequests.Any(r => r.Id == s.RequestId && r.NetworkHash == network));
        if (condition.MailDomain is { Length: > 0 } domain)
        {
            var end = $"@{domain}";
            signOns = signOns.Where(s => db.SignOnRequests.Any(r => r.Id == s.RequestId && r.Contact!.EmailKey.EndsWith(end)));
        }

        return signOns;
    }

    private static IQueryable<SignOn> Holdable(IQueryable<SignOn> signOns) =>
        signOns.Where(s => s.Status == SignOnStatus.Requested || s.Status == SignOnStatus.Confirmed || s.Status == SignOnStatus.Listed);

    /// <returns>How many: those that changed meanwhile are left as they are.</returns>
    private async Task<int> HoldAsync(Guid runId, Guid[] ids, Actor by)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var run = await db.QuarantineRuns.SingleAsync(r => r.Id == runId);
        var signOns = await Holdable(db.SignOns.Where(s => ids.Contains(s.Id))).ToListAsync();
        run.Hold(signOns, await RequestsOfAsync(db, signOns, CancellationToken.None), by, clock.UtcNow());
        await db.SaveChangesAsync();
        return signOns.Count;
    }

    private async Task<bool> EndAsync(Guid runId, bool isStopped, Actor by)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var run = await db.QuarantineRuns.SingleAsync(r => r.Id == runId);
        if (isStopped)
            run.Stop(by, clock.UtcNow());
        else
            run.Finish(by, clock.UtcNow());
        await db.SaveChangesAsync();
        return true;
    }

    internal static async Task<List<SignOnRequest>> RequestsOfAsync(CampaignDbContext db, List<SignOn> signOns, CancellationToken ct)
    {
        var ids = signOns.Select(s => s.RequestId).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.SignOnRequests.Where(r => ids.Contains(r.Id)).ToListAsync(ct);
    }

    private async Task SaveAsync(Action<CampaignDbContext> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        change(db);
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sign-ons could not be held back.")]
    private static partial void LogNotSaved(ILogger logger, Exception failure);
}

/// <param name="Count">How many.</param>
/// <param name="Examples">The first of them.</param>
public sealed record QuarantineCount(int Count, IReadOnlyList<QuarantineExample> Examples);

/// <param name="Id">The sign-on's.</param>
/// <param name="Name">Its organization's.</param>
/// <param name="State">Its organization's; may be empty.</param>
/// <param name="Status">How it stands.</param>
/// <param name="At">When it was asked for (UTC).</param>
public sealed record QuarantineExample(Guid Id, string Name, string State, SignOnStatus Status, DateTime At);

/// <param name="End">How it ended.</param>
/// <param name="Count">How many are held back, or stand again.</param>
public sealed record QuarantineOutcome(QuarantineEnd End, int Count);

/// <summary>How a run, or its undoing, ended.</summary>
public enum QuarantineEnd
{
    /// <summary>All of it is done.</summary>
    Done,

    /// <summary>It was stopped; what was done until then is so.</summary>
    Stopped,

    /// <summary>Nothing was named by which to choose.</summary>
    Empty,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>A colleague undoes it already.</summary>
    Undone,

    /// <summary>The site is read-only; what was done until then is so.</summary>
    ReadOnly,

    /// <summary>The database did not answer; what was done until then is so.</summary>
    NotSaved,
}
