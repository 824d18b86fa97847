using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>Agencies and agreements as organizers list them.</summary>
public sealed class ListAgencies(IDbContextFactory<CampaignDbContext> contexts)
{
    public const string State = "state";
    public const string Model = "model";
    public const string Status = "status";
    public const string Agency = "agency";
    public const string DateSigned = "signed";
    public const string AsOf = "as-of";

    public async Task<GridPage<AgreementRow>> AgreementsAsync(GridQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = db.Agreements.AsNoTracking();
        if (query[State].Length > 0)
            found = found.InState(query[State]);
        if (Wire.Member<AgreementModel>(query[Model]) is { } model)
            found = found.Under(model);
        if (Wire.Member<AgreementStatus>(query[Status]) is { } status)
            found = found.Where(a => a.Status == status);
        if (FoldedText.Fold(query.Search) is { Length: > 0 } wanted)
            found = found.Where(a => a.Agency!.SortKey.Contains(wanted));
        var page = new PageOf(query.Page, GridQuery.PageSize, await found.CountAsync(ct));
        var rows = await InOrder(found, query).Skip(page.Skip).Take(page.Size)
            .Select(a => new AgreementRow(a.Id, a.Agency!.Name, a.Agency.State, a.Model, a.Status, a.StatusAsOf, a.SignedOn, a.Sources)).ToListAsync(ct);
        return new GridPage<AgreementRow>(page, rows);
    }

    public async Task<GridPage<AgencyRow>> AgenciesAsync(GridQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var found = db.Agencies.AsNoTracking();
        if (query[State] is { Length: > 0 } state)
            found = found.Where(a => a.State == state);
        if (FoldedText.Fold(query.Search) is { Length: > 0 } wanted)
            found = found.Where(a => a.SortKey.Contains(wanted));
        var page = new PageOf(query.Page, GridQuery.PageSize, await found.CountAsync(ct));
        var ordered = (query.Sort, query.Descending) switch
        {
            (Agency, false) => found.OrderBy(a => a.SortKey).ThenBy(a => a.Id),
            (Agency, true) => found.OrderByDescending(a => a.SortKey).ThenBy(a => a.Id),
            (State, true) => found.OrderByDescending(a => a.State).ThenBy(a => a.SortKey).ThenBy(a => a.Id),
            _ => found.OrderBy(a => a.State).ThenBy(a => a.SortKey).ThenBy(a => a.Id),
        };
        var rows = await ordered.Skip(page.Skip).Take(page.Size)
            .Select(a => new AgencyRow(a.Id, a.Name, a.State, a.County, a.Level, db.Agreements.Count(one => one.AgencyId == a.Id))).ToListAsync(ct);
        return new GridPage<AgencyRow>(page, rows);
    }

    /// <summary>An agency with its agreements; null where it is not there.</summary>
    public async Task<AgencyView?> AgencyAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Agencies.Where(a => a.Id == id).Select(a => a.Name).SingleOrDefaultAsync(ct) is not { } name)
            return null;
        var agreements = await db.Agreements.Where(a => a.AgencyId == id).OrderBy(a => a.SignedOn).ThenBy(a => a.Id)
            .Select(a => new AgreementRow(a.Id, a.Agency!.Name, a.Agency.State, a.Model, a.Status, a.StatusAsOf, a.SignedOn, a.Sources)).ToListAsync(ct);
        return new AgencyView(id, name, agreements);
    }

    /// <summary>The agency of an agreement; null where that is not there.</summary>
    public async Task<AgencyView?> AgencyOfAsync(Guid agreementId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Agreements.Where(a => a.Id == agreementId).Select(a => new AgencyView(a.AgencyId, a.Agency!.Name, new List<AgreementRow>())).SingleOrDefaultAsync(ct);
    }

    private static IOrderedQueryable<Agreement> InOrder(IQueryable<Agreement> found, GridQuery query) => (query.Sort, query.Descending) switch
    {
        (Agency, false) => found.OrderBy(a => a.Agency!.SortKey).ThenBy(a => a.Id),
        (Agency, true) => found.OrderByDescending(a => a.Agency!.SortKey).ThenBy(a => a.Id),
        (State, true) => found.OrderByDescending(a => a.Agency!.State).ThenBy(a => a.Agency!.SortKey).ThenBy(a => a.Id),
        (DateSigned, false) => found.OrderBy(a => a.SignedOn == null).ThenBy(a => a.SignedOn).ThenBy(a => a.Id),
        (DateSigned, true) => found.OrderBy(a => a.SignedOn == null).ThenByDescending(a => a.SignedOn).ThenBy(a => a.Id),
        (AsOf, false) => found.OrderBy(a => a.StatusAsOf).ThenBy(a => a.Id),
        (AsOf, true) => found.OrderByDescending(a => a.StatusAsOf).ThenBy(a => a.Id),
        _ => found.OrderBy(a => a.Agency!.State).ThenBy(a => a.Agency!.SortKey).ThenBy(a => a.Id),
    };
}

/// <summary>One agreement in a list.</summary>
public sealed record AgreementRow(
    Guid Id, string Agency, string State, AgreementModel Model, AgreementStatus Status, DateOnly StatusAsOf, DateOnly? SignedOn, IReadOnlyList<Source> Sources);

/// <summary>One agency in a list.</summary>
public sealed record AgencyRow(Guid Id, string Name, string State, string County, AgencyLevel Level, int Agreements);

/// <summary>An agency beside the forms.</summary>
public sealed record AgencyView(Guid Id, string Name, IReadOnlyList<AgreementRow> Agreements);
