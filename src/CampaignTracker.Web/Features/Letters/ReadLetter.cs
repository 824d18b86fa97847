using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
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
        return new LetterView(row, notes, text, clock.UtcNow()) { Delivery = await DeliveryAsync(db, row, text.VersionId, ct) };
    }

    /// <summary>Counted from rows; most letters are never withdrawn from, and then the signatures are not counted.</summary>
    private static async Task<LetterDelivery?> DeliveryAsync(CampaignDbContext db, LetterRow row, Guid versionId, CancellationToken ct)
    {
        if (row.Life.DeliveredAt is not { } deliveredAt)
            return null;
        var withdrawn = await db.SignOns.WithdrawnSince(versionId, deliveredAt).CountAsync(ct);
        return withdrawn == 0 ? null : new LetterDelivery(Math.Max(await db.SignOns.DeliveredUnder(versionId, deliveredAt).CountAsync(ct), row.Reported ?? 0), withdrawn);
    }
}

/// <summary>A letter as it stands at an instant (UTC).</summary>
public sealed record LetterView(LetterRow Letter, LetterNotes Notes, LetterText Text, DateTime Now)
{
    public LetterLife Life => Letter.Life;

    /// <summary>Null unless it was delivered and somebody withdrew since.</summary>
    public LetterDelivery? Delivery { get; init; }
}

/// <summary>With how many signatures a letter was delivered, and how many of them were withdrawn or disowned since.</summary>
public sealed record LetterDelivery(int Signatures, int Withdrawn);

/// <summary>What is told of a letter beside its text.</summary>
public sealed record LetterNotes(BilingualText Delivery, BilingualText Answer, BilingualText Reported, IReadOnlyList<Source> Sources);

/// <summary>One frozen text; the hash is null where only parts of the text are known.</summary>
public sealed record LetterText(Guid VersionId, int Number, BilingualText Markdown, string? Hash, DateTime FrozenAt);
