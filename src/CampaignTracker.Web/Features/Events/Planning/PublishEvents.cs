using System.Data.Common;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Events.Proposing;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Switches;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>An organizer publishes many proposed events at once, after hearing how many they are.</summary>
public sealed partial class PublishEvents(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TellProposers hosts, TimeProvider clock, ILogger<PublishEvents> logger)
{
    /// <summary>What would be published of a selection.</summary>
    public async Task<PublishCount> CountAsync(GridSelection selection, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var seesTruePlaces = await acting.ForAsync(OrganizerPolicies.Organizes) is not null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var proposed = await Chosen(db, selection, now, seesTruePlaces).Select(e => new { e.Id, IsPast = e.PastAt <= now }).ToListAsync(ct);
        return new PublishCount([.. proposed.Select(one => one.Id)], proposed.Count(one => one.IsPast), selection.Count);
    }

    /// <summary>Publishes those that were counted, all or none; what a colleague published or declined since stays as it is.</summary>
    /// <param name="counted">The events' ids (<see cref="PublishCount.Ids"/>).</param>
    /// <param name="ct">Stops it.</param>
    public async Task<PublishOutcome> PublishAsync(IReadOnlyCollection<Guid> counted, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return new PublishOutcome(PublishEnd.NotAllowed);
        var now = clock.UtcNow();
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var proposed = await db.Events.Include(e => e.Hosts).Where(e => counted.Contains(e.Id) && e.Status == EventStatus.Proposed).ToListAsync(ct);
            proposed.ForEach(one => one.Publish(by, now));
            await hosts.TellAsync(db, proposed, now, ct);
            await db.SaveChangesAsync(ct);
            return new PublishOutcome(PublishEnd.Done, proposed.Count);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new PublishOutcome(PublishEnd.TooLate);
        }
        catch (SiteIsReadOnlyException)
        {
            return new PublishOutcome(PublishEnd.ReadOnly);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException or TimeoutException)
        {
            LogNotSaved(logger, failure);
            return new PublishOutcome(PublishEnd.NotSaved);
        }
    }

    private static IQueryable<CampaignEvent> Chosen(CampaignDbContext db, GridSelection selection, DateTime now, bool seesTruePlaces)
    {
        var ids = selection.Ids.ToList();
        var chosen = selection.All is { } all ? db.Events.FitTo(ListPlannedEvents.FilterOf(all), now, seesTruePlaces) : db.Events.Where(e => ids.Contains(e.Id));
        return chosen.Where(e => e.Status == EventStatus.Proposed);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Events could not be published.")]
    private static partial void LogNotSaved(ILogger logger, Exception failure);
}

/// <param name="Ids">Those that would be published.</param>
/// <param name="Past">Of those, how many are over.</param>
/// <param name="Chosen">All that are chosen, in whatever state.</param>
public sealed record PublishCount(IReadOnlyList<Guid> Ids, int Past, int Chosen)
{
    public int Proposed => Ids.Count;
}

/// <param name="End">What came of it.</param>
/// <param name="Count">How many were published.</param>
public sealed record PublishOutcome(PublishEnd End, int Count = 0);

/// <summary>What came of publishing many.</summary>
public enum PublishEnd
{
    /// <summary>They are public.</summary>
    Done,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>A colleague changed one of them at the same moment; nothing was changed.</summary>
    TooLate,

    /// <summary>The site is read-only; nothing was changed.</summary>
    ReadOnly,

    /// <summary>The database did not take it; nothing was changed.</summary>
    NotSaved,
}
