using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Api;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>Events for programs: by their start, those that start at once by their id.</summary>
public sealed class ListEventItems(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock, Paging paging, EventItems items)
{
    /// <summary>One page of those that fit.</summary>
    public async Task<ListOf<EventItem>> ReadPageAsync(EventFilter filter, DateTime? asOf, CancellationToken ct)
    {
        var limit = paging.Limit;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var fitting = db.Events.Shown().FitTo(filter, clock.UtcNow());
        var rest = paging.AfterInstant() is { } after ? fitting.StartingAfter(after.Key, after.Id) : fitting;
        var read = await rest.SoonestFirst().Take(limit + 1).AsViews().ToListAsync(ct);
        return new ListOf<EventItem>(
            [.. read.Take(limit).Select(items.Write)],
            paging.Links(read, limit, last => (Paging.Key(last.StartsAt), last.Id)),
            new ListMeta(await fitting.CountAsync(ct), asOf));
    }

    /// <summary>All that fit.</summary>
    public async Task<IReadOnlyList<EventView>> ReadAllAsync(EventFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.Shown().FitTo(filter, clock.UtcNow()).SoonestFirst().AsViews().ToListAsync(ct);
    }
}
