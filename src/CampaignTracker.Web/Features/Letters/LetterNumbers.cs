using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>What the front page tells of the letters.</summary>
public sealed class LetterNumbers(IDbContextFactory<CampaignDbContext> contexts, TimeProvider clock)
{
    /// <summary>The letter the front page speaks of: a real one before samples, then an open one, then the one that most signed.</summary>
    /// <returns>Null where no letter is public.</returns>
    public async Task<LeadingLetter?> LeadingLetterAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.RowsOf(db.Letters.Published()).ToListAsync(ct))
            .OrderBy(l => l.IsSample).ThenBy(l => !l.Life.IsOpenAt(now)).ThenByDescending(l => l.Signatories).ThenBy(l => l.Slug, StringComparer.Ordinal)
            .Select(l => new LeadingLetter(l.Slug, l.Title, l.Addressee, l.Summary, l.Counted, l.Reported, l.Life.StandsAt(now), l.IsSample))
            .FirstOrDefault();
    }

    /// <summary>The letters that can be signed now, the nearest deadline first.</summary>
    public async Task<IReadOnlyList<OpenLetter>> OpenLettersAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.RowsOf(db.Letters.OpenAt(clock.UtcNow())).ToListAsync(ct))
            .OrderBy(l => l.Life.DeadlineAt ?? DateTime.MaxValue).ThenBy(l => l.Slug, StringComparer.Ordinal)
            .Select(l => new OpenLetter(l.Slug, l.Title, l.Life.Deadline, l.Life.DeadlineAt, l.Counted, l.Target, l.IsSample))];
    }
}

/// <param name="Slug">The last part of its address.</param>
/// <param name="Title">The title.</param>
/// <param name="Addressee">To whom.</param>
/// <param name="Summary">What it asks.</param>
/// <param name="Counted">The organizations listed under it.</param>
/// <param name="Reported">How many signed as sources report; null where all are listed.</param>
/// <param name="Status">Where it stands for readers; one past its deadline is closed.</param>
/// <param name="IsSample">True for an invented one.</param>
public sealed record LeadingLetter(
    string Slug, BilingualText Title, BilingualText Addressee, BilingualText Summary, int Counted, int? Reported, LetterStatus Status, bool IsSample);

/// <param name="Slug">The last part of its address.</param>
/// <param name="Title">The title.</param>
/// <param name="Deadline">In its own zone and the reader's language; null without one.</param>
/// <param name="DeadlineAt">UTC; when the page changes.</param>
/// <param name="Counted">The organizations listed under it.</param>
/// <param name="Target">How many are hoped for; null without a target.</param>
/// <param name="IsSample">True for an invented one.</param>
public sealed record OpenLetter(string Slug, BilingualText Title, Moment? Deadline, DateTime? DeadlineAt, int Counted, int? Target, bool IsSample);
