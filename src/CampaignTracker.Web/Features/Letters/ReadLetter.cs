using CampaignTracker.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>One letter with its newest text.</summary>
public sealed class ReadLetter(IDbContextFactory<CampaignDbContext> contexts, ListLetters letters, TimeProvider clock)
{
    /// <returns>Null where no letter of that name is public.</returns>
    public async Task<LetterView?> FindAsync(string slug, CancellationToken ct)
    {
        var row = (await letters.RowsAsync(ct)).SingleOrDefault(letter => letter.Slug == slug);
        if (row is null)
            return null;

        await using var db = await contexts.CreateDbContextAsync(ct);
        var notes = await db.Letters.Where(l => l.Id == row.Id)
            .Select(l => new LetterNotes(l.DeliveryNote, l.AnswerNote, l.ReportedNote, l.Sources)).SingleAsync(ct);
        var text = await db.LetterVersions.Where(v => v.LetterId == row.Id).OrderByDescending(v => v.Number)
            .Select(v => new LetterText(v.Id, v.Number, v.Text, v.Hash, v.FrozenAt)).FirstAsync(ct);
        return new LetterView(row, notes, text, clock.UtcNow());
    }
}

/// <summary>A letter as it stands at an instant (UTC).</summary>
public sealed record LetterView(LetterRow Letter, LetterNotes Notes, LetterText Text, DateTime Now)
{
    public LetterLife Life => Letter.Life;
}

/// <summary>What is told of a letter beside its text.</summary>
public sealed record LetterNotes(BilingualText Delivery, BilingualText Answer, BilingualText Reported, IReadOnlyList<Source> Sources);

/// <summary>One frozen text; the hash is null where only parts of the text are known.</summary>
public sealed record LetterText(Guid VersionId, int Number, BilingualText Markdown, string? Hash, DateTime FrozenAt);
