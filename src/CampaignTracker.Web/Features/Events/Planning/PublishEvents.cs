using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Planning;

/// <summary>An organizer publishes many proposed events at once, after hearing how many they are.</summary>
public sealed class PublishEvents(IDbContextFactory<CampaignDbContext> contexts, ActingOrganizer acting, TimeProvider clock)
{
    /// <summary>What would be published of a selection.</summary>
    public async Task<PublishCount> CountAsync(GridSelection selection, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var seesTruePlaces = await acting.ForAsync(OrganizerPolicies.Organizes) is not null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var proposed = Chosen(db, selection, now, seesTruePlaces);
        return new PublishCount(await proposed.CountAsync(ct), await proposed.Past(now).CountAsync(ct), selection.Count);
    }

    /// <summary>Publishes those of a selection that are proposed, all or none.</summary>
    /// <returns>How many. Null where it is not allowed, or a colleague changed one of them meanwhile: then nothing was changed.</returns>
    public async Task<int?> PublishAsync(GridSelection selection, CancellationToken ct)
    {
        if (await acting.ForAsync(OrganizerPolicies.Organizes) is not { } by)
            return null;
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var proposed = await Chosen(db, selection, now, seesTruePlaces: true).ToListAsync(ct);
        proposed.ForEach(one => one.Publish(by, now));
        try
        {
            await db.SaveChangesAsync(ct);
            return proposed.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    private static IQueryable<CampaignEvent> Chosen(CampaignDbContext db, GridSelection selection, DateTime now, bool seesTruePlaces)
    {
        var ids = selection.Ids.ToList();
        var chosen = selection.All is { } all ? db.Events.FitTo(ListPlannedEvents.FilterOf(all), now, seesTruePlaces) : db.Events.Where(e => ids.Contains(e.Id));
        return chosen.Where(e => e.Status == EventStatus.Proposed);
    }
}

/// <param name="Proposed">Those that would be published.</param>
/// <param name="Past">Of those, how many are over.</param>
/// <param name="Chosen">All that are chosen, in whatever state.</param>
public sealed record PublishCount(int Proposed, int Past, int Chosen);
