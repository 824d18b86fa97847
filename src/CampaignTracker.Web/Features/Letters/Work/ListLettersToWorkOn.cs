using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>All letters, those that are worked on first. A campaign has a handful: they are read whole and shown page by page.</summary>
public sealed class ListLettersToWorkOn(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    public const int PageSize = 25;

    private static readonly LetterStatus[] Order = [LetterStatus.Open, LetterStatus.Draft, LetterStatus.Closed, LetterStatus.Delivered, LetterStatus.Answered];

    public async Task<LettersToWorkOn> ReadAsync(int page, CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.RowsOf(db.Letters).ToListAsync(ct);
        var shown = new PageOf(page, PageSize, rows.Count);
        rows = [.. rows.OrderBy(row => Array.IndexOf(Order, row.Life.Status)).ThenByDescending(row => row.Life.OpenedAt ?? row.Life.DraftedAt).ThenBy(row => row.Id).Skip(shown.Skip).Take(shown.Size)];

        var ids = rows.ConvertAll(row => row.Id);
        var waiting = await db.SignOns.Where(s => s.Status == SignOnStatus.Confirmed && ids.Contains(s.LetterId))
            .GroupBy(s => s.LetterId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var texts = await db.Letters.Where(l => ids.Contains(l.Id) && l.Status == LetterStatus.Draft)
            .Select(l => new { l.Id, En = l.DraftText.En != "", Es = l.DraftText.Es != "" }).ToDictionaryAsync(l => l.Id, l => (l.En, l.Es), ct);
        return new LettersToWorkOn(now, shown, [.. rows.Select(row => Row(row, waiting.GetValueOrDefault(row.Id), texts.GetValueOrDefault(row.Id), now))]);
    }

    private static LetterToWorkOn Row(LetterRow row, int waiting, (bool En, bool Es) text, DateTime now) => new(row, waiting, row.Life.Status switch
    {
        LetterStatus.Draft when !text.En && !text.Es => LetterNeed.TextMissing,
        LetterStatus.Draft when !text.En || !text.Es => LetterNeed.TranslationMissing,
        LetterStatus.Draft => LetterNeed.ToOpen,
        LetterStatus.Delivered => LetterNeed.AnswerAwaited,
        _ => LetterNeeds.Pressing(row.Life, row.Signatories, row.Target, now) is var pressing and not LetterNeed.None ? pressing
            : waiting > 0 && row.Life.Status is LetterStatus.Open ? LetterNeed.SignOnsWait
            : LetterNeed.None,
    });
}

/// <summary>One page of letters as they stand at an instant (UTC).</summary>
public sealed record LettersToWorkOn(DateTime Now, PageOf Page, IReadOnlyList<LetterToWorkOn> Rows);

/// <param name="Letter">Which.</param>
/// <param name="Waiting">How many confirmed sign-ons wait for an organizer.</param>
/// <param name="Need">What it needs next.</param>
public sealed record LetterToWorkOn(LetterRow Letter, int Waiting, LetterNeed Need);
