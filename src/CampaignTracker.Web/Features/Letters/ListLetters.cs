using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>All letters that are not drafts; a campaign has a handful.</summary>
public sealed class ListLetters(IDbContextFactory<CampaignDbContext> contexts, Remembered remembered, TimeProvider clock)
{
    /// <returns>Those that can be signed now, the nearest deadline first; and the others, the newest first.</returns>
    public async Task<LetterList> AllAsync(CancellationToken ct)
    {
        var letters = await RowsAsync(ct);
        var now = clock.UtcNow();
        return new LetterList(
            [.. letters.Where(l => l.Life.IsOpenAt(now)).OrderBy(l => l.Life.DeadlineAt ?? DateTime.MaxValue).ThenBy(l => l.Slug, StringComparer.Ordinal)],
            [.. letters.Where(l => !l.Life.IsOpenAt(now)).OrderByDescending(l => l.Life.OpenedAt).ThenBy(l => l.Slug, StringComparer.Ordinal)],
            now);
    }

    /// <summary>All in one, with their signatures counted: each page that tells of a letter needs the count.</summary>
    public Task<IReadOnlyList<LetterRow>> RowsAsync(CancellationToken ct) => remembered.ReadAsync("letters", ReadAsync, ct);

    private async Task<IReadOnlyList<LetterRow>> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RowsOf(db.Letters.Published()).ToListAsync(ct);
    }
}

/// <summary>The letters as they stand at an instant (UTC).</summary>
public sealed record LetterList(IReadOnlyList<LetterRow> Open, IReadOnlyList<LetterRow> Past, DateTime Now);
