using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>The table of agreements, unsorted: it is sorted by words, which differ by language (<see cref="AgreementOrder"/>).</summary>
public sealed class ReadAgreements(IDbContextFactory<CampaignDbContext> contexts)
{
    public async Task<AgreementsView> ReadAsync(string? state, AgreementModel? model, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var agreements = db.Agreements.AsQueryable();
        if (state is not null)
            agreements = agreements.InState(state);
        if (model is { } under)
            agreements = agreements.Under(under);

        var lines = await agreements
            .Select(a => new AgreementLine(
                a.AgencyId, a.Agency!.Name, a.Agency.SortKey, a.Agency.State, a.Agency.Level, a.Model, a.SignedOn,
                a.Status, a.StatusAsOf, a.EndedOn, new BilingualText(a.Note.En, a.Note.Es), a.Sources, a.IsSample))
            .ToListAsync(ct);
        return new AgreementsView(lines, await CountAsync(db, ct));
    }

    private static async Task<AgreementCounts> CountAsync(CampaignDbContext db, CancellationToken ct) => new(
        await db.Agreements.Select(a => a.AgencyId).Distinct().CountAsync(ct),
        await db.Agreements.GroupBy(a => a.Agency!.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct),
        await db.Agreements.GroupBy(a => a.Model)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct));
}
