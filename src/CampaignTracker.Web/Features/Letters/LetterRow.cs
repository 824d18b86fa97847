using CampaignTracker.Data;
using CampaignTracker.Data.Letters;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>
/// A letter without its text. Counted are the organizations listed under its newest version; reported is how many signed as sources
/// say, and null where the coalition counted all of them.
/// </summary>
public sealed record LetterRow(
    Guid Id, string Slug, BilingualText Title, BilingualText Addressee, BilingualText Summary, LetterLife Life,
    int? Target, int Counted, int? Reported, bool IsSample)
{
    /// <summary>How many signed, by the higher number.</summary>
    public int Signatories => Math.Max(Counted, Reported ?? 0);
}

internal static class LetterRows
{
    public static IQueryable<LetterRow> RowsOf(this CampaignDbContext db, IQueryable<Letter> letters) => letters.Select(l => new LetterRow(
        // Column by column: a two-language text taken whole makes EF read its whole row, the draft among it.
        l.Id, l.Slug, new BilingualText(l.Title.En, l.Title.Es), new BilingualText(l.Addressee.En, l.Addressee.Es), new BilingualText(l.Summary.En, l.Summary.Es),
        new LetterLife
        {
            Status = l.Status,
            DraftedAt = l.CreatedAt,
            OpenedAt = l.OpenedAt,
            ClosedAt = l.ClosedAt,
            DeliveredAt = l.DeliveredAt,
            AnsweredAt = l.AnsweredAt,
            DeadlineDate = l.DeadlineDate,
            DeadlineTime = l.DeadlineTime,
            DeadlineZone = l.DeadlineZone,
            DeadlineAt = l.DeadlineAt,
            OnlyDaysKnownIn = l.OnlyDaysKnownIn,
            DeliveredOn = l.DeliveredOn,
            DeliveredTime = l.DeliveredTime,
            DeliveredZone = l.DeliveredZone,
            AnsweredOn = l.AnsweredOn,
            AnsweredTime = l.AnsweredTime,
            AnsweredZone = l.AnsweredZone,
        },
        l.Target,
        db.SignOns.Count(s => s.Status == SignOnStatus.Listed
            && s.LetterVersionId == db.LetterVersions.Where(v => v.LetterId == l.Id).OrderByDescending(v => v.Number).Select(v => v.Id).First()),
        l.ReportedSignatories, l.IsSample));
}
