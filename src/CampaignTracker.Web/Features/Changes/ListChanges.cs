using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Changes;

/// <summary>All changes of what is public, the oldest first: each thing stands where it was last changed, and what is gone where it went.</summary>
public sealed class ListChanges(IDbContextFactory<CampaignDbContext> contexts, PageQuery query, Paging paging, ApiLinks links)
{
    internal static readonly QueryParameter[] Parameters =
    [
        new("since", "2026-06-01T12:00:00Z"),
        QueryParameter.Of("type", ChangedType.Event),
    ];

    /// <summary>One page of those that fit the query.</summary>
    public async Task<ListOf<ChangeItem>> ReadPageAsync(DateTime? asOf, CancellationToken ct)
    {
        var limit = paging.Limit;
        var after = paging.AfterInstant();
        var (since, type) = (ChangedSince.Read(query, "since") ?? DateTime.MinValue, query.Word<ChangedType>("type"));
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sources = Sources(db, type);
        var (count, read) = (0, new List<Change>());
        foreach (var source in sources)
        {
            count += await source.CountAsync(since, ct);
            read.AddRange(await source.ReadAsync(after?.Key ?? since, after?.Id ?? Guid.Empty, limit + 1, ct));
        }

        List<Change> inOrder = [.. read.OrderBy(change => change.At).ThenBy(change => change.PlaceId).Take(limit + 1)];
        return new ListOf<ChangeItem>(
            [.. inOrder.Take(limit).Select(Write)],
            paging.Links(inOrder, limit, last => (Paging.Key(last.At), last.PlaceId)),
            new ListMeta(count, asOf));
    }

    private static List<Source> Sources(CampaignDbContext db, ChangedType? type)
    {
        var sources = new List<Source>();
        if (type is null or ChangedType.Organization)
        {
            // What was on the roster and is there no longer stays in the table; others were never public.
            var organizations = db.Organizations.Where(o => o.Status == OrganizationStatus.Listed || o.ListedAt != null);
            sources.Add(Source.Of(organizations, rows => rows.Select(o =>
                new Change(ChangedType.Organization, o.Id, o.Status == OrganizationStatus.Listed ? o.Slug : null, o.UpdatedAt, o.Id))));
        }

        if (type is null or ChangedType.Event)
            sources.Add(Source.Of(db.Events.Shown(), rows => rows.Select(e => new Change(ChangedType.Event, e.Id, e.Slug, e.UpdatedAt, e.Id))));
        if (type is null or ChangedType.Letter)
            sources.Add(Source.Of(db.Letters.Published(), rows => rows.Select(l => new Change(ChangedType.Letter, l.Id, l.Slug, l.UpdatedAt, l.Id))));
        foreach (var gone in type is { } one ? [one] : Enum.GetValues<ChangedType>())
            sources.Add(Tombstones(db, gone));
        return sources;
    }

    private static Source Tombstones(CampaignDbContext db, ChangedType type)
    {
        var noun = Change.NounOf(type);
        var tombstones = db.Tombstones.Where(t => t.Noun == noun);
        return new Source(
            (since, ct) => tombstones.CountAsync(t => t.DeletedAt >= since, ct),
            (at, id, limit, ct) => tombstones.Where(t => t.DeletedAt >= at && (t.DeletedAt > at || t.Id > id)).OrderBy(t => t.DeletedAt).ThenBy(t => t.Id).Take(limit)
                .Select(t => new Change(type, t.NounId, null, t.DeletedAt, t.Id)).ToListAsync(ct));
    }

    private ChangeItem Write(Change change) => new(
        Wire.Name(change.Type),
        change.Id,
        change.Slug is { } slug ? links.Resource($"/{Change.ListOf(change.Type)}/{slug}") : null,
        change.At,
        change.Slug is null ? change.At : null);

    /// <summary>One table's part in the order: how many since an instant, and those after a place.</summary>
    private sealed record Source(
        Func<DateTime, CancellationToken, Task<int>> CountAsync, Func<DateTime, Guid, int, CancellationToken, Task<List<Change>>> ReadAsync)
    {
        public static Source Of<TRecord>(IQueryable<TRecord> records, Func<IQueryable<TRecord>, IQueryable<Change>> select)
            where TRecord : Record => new(
            (since, ct) => records.CountAsync(r => r.UpdatedAt >= since, ct),
            (at, id, limit, ct) => select(records.Where(r => r.UpdatedAt >= at && (r.UpdatedAt > at || r.Id > id)).OrderBy(r => r.UpdatedAt).ThenBy(r => r.Id).Take(limit))
                .ToListAsync(ct));
    }
}
