using System.Linq.Expressions;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Import;

/// <summary>The letters under which a list can be imported: open or closed ones, and those of the past, whose signatories sources name. What was delivered here stays as it was delivered.</summary>
public sealed class ImportLetters(IDbContextFactory<CampaignDbContext> contexts)
{
    public static Expression<Func<Letter, bool>> Takes { get; } =
        letter => letter.Status == LetterStatus.Open || letter.Status == LetterStatus.Closed || (letter.OnlyDaysKnownIn != null && letter.Status != LetterStatus.Draft);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ImportLetter>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Letters.AsNoTracking().Where(Takes).OrderByDescending(l => l.OpenedAt).ThenBy(l => l.Id)
            .Select(l => new ImportLetter(l.Id, l.Slug, new BilingualText(l.Title.En, l.Title.Es), l.Status)).ToListAsync(ct);
    }
}

/// <param name="Id">The letter's.</param>
/// <param name="Slug">Its page's.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it stands.</param>
public sealed record ImportLetter(Guid Id, string Slug, BilingualText Title, LetterStatus Status);
