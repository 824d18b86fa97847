using CampaignTracker.Data;
using CampaignTracker.Web.Features.Letters;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>The letters that can be signed now, each with the text that is signed.</summary>
public sealed class ListLettersOnForm(IDbContextFactory<CampaignDbContext> contexts, ListLetters letters)
{
    public async Task<LettersOnForm> ReadAsync(CancellationToken ct)
    {
        var list = await letters.AllAsync(ct);
        var ids = list.Open.Select(letter => letter.Id).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var versions = await db.LetterVersions.Where(v => ids.Contains(v.LetterId))
            .Select(v => new { v.LetterId, Text = new LetterText(v.Id, v.Number, new BilingualText(v.Text.En, v.Text.Es), v.Hash, v.FrozenAt) }).ToListAsync(ct);
        var newest = versions.GroupBy(v => v.LetterId).ToDictionary(ofOne => ofOne.Key, ofOne => ofOne.MaxBy(v => v.Text.Number)!.Text);
        return new LettersOnForm([.. list.Open.Select(letter => new LetterOnForm(letter, newest[letter.Id]))], list.Now);
    }
}

/// <summary>What can be signed at an instant (UTC), the nearest deadline first.</summary>
public sealed record LettersOnForm(IReadOnlyList<LetterOnForm> Open, DateTime Now);

/// <summary>A letter that can be signed, and its newest text.</summary>
public sealed record LetterOnForm(LetterRow Letter, LetterText Text)
{
    public string Slug => Letter.Slug;

    public BilingualText Title => Letter.Title;
}
