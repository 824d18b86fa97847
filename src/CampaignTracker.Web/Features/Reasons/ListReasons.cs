using CampaignTracker.Data;
using CampaignTracker.Data.Reasons;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Reasons;

/// <summary>The reasons that organizers keep, in their order.</summary>
public sealed class ListReasons(IDbContextFactory<CampaignDbContext> contexts)
{
    /// <summary>What is offered at once: a longer list helps nobody.</summary>
    private const int Most = 100;

    public async Task<IReadOnlyList<ReasonRow>> AllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Rows(db.Reasons).ToListAsync(ct);
    }

    /// <summary>Those that are offered for one decision.</summary>
    public async Task<IReadOnlyList<ReasonRow>> ForAsync(ReasonUse use, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Rows(db.Reasons.Where(r => r.Use == use)).ToListAsync(ct);
    }

    private static IQueryable<ReasonRow> Rows(IQueryable<Reason> reasons) =>
        reasons.OrderBy(r => r.Use).ThenBy(r => r.Place).ThenBy(r => r.Id).Take(Most).Select(r => new ReasonRow(r.Id, r.Use, new BilingualText(r.Text.En, r.Text.Es), r.Place));
}

/// <param name="Id">The reason's.</param>
/// <param name="Use">For which decision.</param>
/// <param name="Text">The words.</param>
/// <param name="Place">The lower, the earlier.</param>
public sealed record ReasonRow(Guid Id, ReasonUse Use, BilingualText Text, int Place);
