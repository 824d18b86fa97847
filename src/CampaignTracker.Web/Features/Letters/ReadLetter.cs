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
            .Select(l => new LetterNotes(l.DeliveryNote, l.AnsweredBy, l.AnswerNote, l.AnswerUrl, l.ReportedNote, l.Sources)).SingleAsync(ct);
        var text = await db.LetterVersions.Where(v => v.LetterId == row.Id).OrderByDescending(v => v.Number)
            .Select(v => new LetterText(v.Id, v.Number, v.Text, v.Hash, v.FrozenAt)).FirstAsync(ct);
        return new LetterView(row, notes, text, clock.UtcNow())
        {
            Delivered = await DeliveredAsync(db, row.Id, ct),
            Delivery = await CountAsync(db, row, text.VersionId, ct),
        };
    }

    private static async Task<DeliveredLetter?> DeliveredAsync(CampaignDbContext db, Guid letterId, CancellationToken ct)
    {
        var delivered = await db.LetterDeliveries.Where(d => d.LetterId == letterId)
            .Select(d => new DeliveredLetter(d.Id, d.Recipient, d.Means, d.Proof, d.ProofUrl, d.Hash, d.SignatoryCount, 0)).SingleOrDefaultAsync(ct);
        return delivered is null ? null : delivered with { Withdrawn = await db.DeliveredSignatories.GoneSince(delivered.Id, db.SignOns).CountAsync(ct) };
    }

    /// <summary>Of letters whose list was not kept: counted from rows; most are never withdrawn from, and then the signatures are not counted.</summary>
    private static async Task<DeliveryCount?> CountAsync(CampaignDbContext db, LetterRow row, Guid versionId, CancellationToken ct)
    {
        if (row.Life is not { DeliveredAt: { } deliveredAt, DeliveredOn: null })
            return null;
        var withdrawn = await db.SignOns.WithdrawnSince(versionId, deliveredAt).CountAsync(ct);
        return withdrawn == 0 ? null : new DeliveryCount(Math.Max(await db.SignOns.DeliveredUnder(versionId, deliveredAt).CountAsync(ct), row.Reported ?? 0), withdrawn);
    }
}

/// <summary>A letter as it stands at an instant (UTC).</summary>
public sealed record LetterView(LetterRow Letter, LetterNotes Notes, LetterText Text, DateTime Now)
{
    public LetterLife Life => Letter.Life;

    /// <summary>What was handed over; null unless it was, or where that was before the list was kept.</summary>
    public DeliveredLetter? Delivered { get; init; }

    /// <summary>Where the list was not kept: null unless it was delivered and somebody withdrew since.</summary>
    public DeliveryCount? Delivery { get; init; }
}

/// <summary>How a letter was handed over, and with what.</summary>
/// <param name="Id">The delivery's.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Means">How; may be empty.</param>
/// <param name="Proof">What shows it; may be empty.</param>
/// <param name="ProofUrl">Where that can be seen; null where nowhere.</param>
/// <param name="Hash">Names the list as it was delivered.</param>
/// <param name="Signatories">With how many.</param>
/// <param name="Withdrawn">How many of them withdrew or disowned it since.</param>
public sealed record DeliveredLetter(
    Guid Id, BilingualText Recipient, BilingualText Means, BilingualText Proof, string? ProofUrl, string Hash, int Signatories, int Withdrawn);

/// <summary>With how many signatures a letter was delivered, and how many of them were withdrawn or disowned since.</summary>
public sealed record DeliveryCount(int Signatures, int Withdrawn);

/// <summary>What is told of a letter beside its text.</summary>
public sealed record LetterNotes(
    BilingualText Delivery, BilingualText AnsweredBy, BilingualText Answer, string? AnswerUrl, BilingualText Reported, IReadOnlyList<Source> Sources);

/// <summary>One frozen text; the hash is null where only parts of the text are known.</summary>
public sealed record LetterText(Guid VersionId, int Number, BilingualText Markdown, string? Hash, DateTime FrozenAt);
