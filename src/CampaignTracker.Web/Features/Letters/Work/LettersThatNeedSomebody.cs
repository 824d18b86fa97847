using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>Letters that an organizer has to look at: near their deadline or past it, near their target or there, or closed and not delivered. The longest due first.</summary>
public sealed class LettersThatNeedSomebody(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public async Task<IReadOnlyList<LetterInNeed>> ReadAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.RowsOf(db.Letters.Where(l => l.Status == LetterStatus.Open || l.Status == LetterStatus.Closed)).ToListAsync(ct);
        return
        [
            .. rows.Select(row => new LetterInNeed(row, LetterNeeds.Pressing(row.Life, row.Signatories, row.Target, now), now))
                .Where(letter => letter.Need is not LetterNeed.None)
                .OrderBy(letter => letter.Since).ThenBy(letter => letter.Letter.Slug, StringComparer.Ordinal),
        ];
    }
}

/// <param name="Letter">Which.</param>
/// <param name="Need">What it needs.</param>
/// <param name="Now">When it was read (UTC).</param>
public sealed record LetterInNeed(LetterRow Letter, LetterNeed Need, DateTime Now)
{
    public string Path => LetterPaths.Of(Letter.Slug);

    /// <summary>Since when somebody is needed (UTC): the deadline or its coming near, the closing; of a target, now.</summary>
    public DateTime Since => Need switch
    {
        LetterNeed.DeadlinePassed => Letter.Life.DeadlineAt!.Value,
        LetterNeed.DeadlineNear => Letter.Life.DeadlineAt!.Value - LetterNeeds.Near,
        LetterNeed.ToDeliver => Letter.Life.ClosedAt ?? Now,
        _ => Now,
    };
}
