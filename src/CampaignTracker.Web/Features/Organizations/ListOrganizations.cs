using System.Linq.Expressions;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>All organizations for organizers, whatever their state: searched, filtered and ordered by the database, a page at a time.</summary>
public sealed class ListOrganizations(IDbContextFactory<CampaignDbContext> contexts)
{
    public const string Status = "status";
    public const string State = "state";
    public const string Scope = "scope";
    public const string Sector = "sector";
    public const string Verification = "verification";
    public const string Trusted = "trusted";
    public const string Sample = "sample";
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The value of <see cref="State"/> for those of which none is known.</summary>
    public const string NoState = "none";

    public async Task<GridPage<OrganizationLine>> ReadAsync(GridQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (page, ids) = await FindAsync(db, query, ct);
        var rows = await db.Organizations.Where(o => ids.Contains(o.Id))
            .Select(o => new OrganizationLine(
                o.Id, o.Name, o.ShortName, o.State, o.City, o.Scope, o.Status, o.Verification, o.Trusted, o.Website, o.ListedAt, o.IsSample, 0)).ToListAsync(ct);
        var signed = await db.SignOns.Where(s => ids.Contains(s.OrganizationId) && s.Status == SignOnStatus.Listed)
            .GroupBy(s => s.OrganizationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return new GridPage<OrganizationLine>(page, [.. rows.OrderBy(row => ids.IndexOf(row.Id)).Select(row => row with { Signatures = signed.GetValueOrDefault(row.Id) })]);
    }

    /// <summary>Ids first: ordering is done on what indexes hold, and only one page of rows is read. A search reads every row, so it is done once.</summary>
    private static async Task<(PageOf Page, List<Guid> Ids)> FindAsync(CampaignDbContext db, GridQuery query, CancellationToken ct)
    {
        var fitting = Fitting(db, query);
        if (query.Search.Length > 0)
        {
            var found = await Ordered(db, fitting, query).ToListAsync(ct);
            var shown = new PageOf(query.Page, GridQuery.PageSize, found.Count);
            return (shown, found.Slice(shown.Skip, Math.Min(shown.Size, found.Count - shown.Skip)));
        }

        var page = new PageOf(query.Page, GridQuery.PageSize, await fitting.CountAsync(ct));
        return (page, await Ordered(db, fitting, query).Skip(page.Skip).Take(page.Size).ToListAsync(ct));
    }

    /// <summary>Those that a query's search and filters let through.</summary>
    internal static IQueryable<Organization> Fitting(CampaignDbContext db, GridQuery query)
    {
        var fitting = db.Organizations.AsNoTracking();
        if (Wire.Member<OrganizationStatus>(query[Status]) is { } status)
            fitting = fitting.Where(o => o.Status == status);
        if (query[State] is { Length: > 0 } state)
            fitting = fitting.InState(state == NoState ? "" : state);
        if (Wire.Member<Scope>(query[Scope]) is { } scope)
            fitting = fitting.OfScope(scope);
        if (Wire.Member<Sector>(query[Sector]) is { } sector)
            fitting = fitting.InSector(sector);
        if (Wire.Member<VerificationLevel>(query[Verification]) is { } verification)
            fitting = fitting.Where(o => o.Verification == verification);
        if (query[Trusted] is Yes or No)
            fitting = fitting.Where(o => o.Trusted == (query[Trusted] == Yes));
        if (query[Sample] is Yes or No)
            fitting = fitting.Where(o => o.IsSample == (query[Sample] == Yes));
        return FoldedText.Words(query.Search)
            .Aggregate(fitting, (matching, word) => matching.Where(o => o.SearchText.Contains(word) || o.Website!.Contains(word)));
    }

    private static IQueryable<Guid> Ordered(CampaignDbContext db, IQueryable<Organization> fitting, GridQuery query) => query.Sort switch
    {
        "state" => By(fitting, o => o.State, query.Descending),
        "city" => By(fitting, o => o.City, query.Descending),
        "status" => By(fitting, o => o.Status, query.Descending),
        "verification" => By(fitting, o => o.Verification, query.Descending),
        "signatures" => BySignatures(db, fitting, query.Descending),
        // The engines do not agree on where nothing stands in an order; here it comes last.
        "listed" => (query.Descending
            ? fitting.OrderBy(o => o.ListedAt == null).ThenByDescending(o => o.ListedAt)
            : fitting.OrderBy(o => o.ListedAt == null).ThenBy(o => o.ListedAt)).ThenBy(o => o.Id).Select(o => o.Id),
        "name" when query.Descending => fitting.OrderByDescending(o => o.SortKey).ThenByDescending(o => o.Id).Select(o => o.Id),
        _ => fitting.InRosterOrder().Select(o => o.Id),
    };

    /// <summary>Each engine is asked in the way in which it is several times as fast: SQLite looks up each, PostgreSQL counts all at once.</summary>
    private static IQueryable<Guid> BySignatures(CampaignDbContext db, IQueryable<Organization> fitting, bool descending)
    {
        var each = fitting.Select(o => new { o.Id, o.SortKey, Count = db.SignOns.Count(s => s.OrganizationId == o.Id && s.Status == SignOnStatus.Listed) });
        var signatures = db.SignOns.Where(s => s.Status == SignOnStatus.Listed).GroupBy(s => s.OrganizationId).Select(group => new { Id = group.Key, Count = group.Count() });
        var together =
            from organization in fitting
            join signed in signatures on organization.Id equals signed.Id into found
            from signed in found.DefaultIfEmpty()
            select new { organization.Id, organization.SortKey, Count = (int?)signed.Count ?? 0 };
        var counted = db is SqliteCampaignDbContext ? each : together;
        return (descending ? counted.OrderByDescending(o => o.Count) : counted.OrderBy(o => o.Count)).ThenBy(o => o.SortKey).ThenBy(o => o.Id).Select(o => o.Id);
    }

    private static IQueryable<Guid> By<TKey>(IQueryable<Organization> fitting, Expression<Func<Organization, TKey>> key, bool descending) => descending
        ? fitting.OrderByDescending(key).ThenByDescending(o => o.SortKey).ThenByDescending(o => o.Id).Select(o => o.Id)
        : fitting.OrderBy(key).ThenBy(o => o.SortKey).ThenBy(o => o.Id).Select(o => o.Id);
}

/// <summary>One organization in the organizers' list, with how many of its signatures are shown under letters.</summary>
public sealed record OrganizationLine(
    Guid Id, string Name, string ShortName, string State, string City, Scope Scope, OrganizationStatus Status, VerificationLevel Verification, bool Trusted,
    string? Website, DateTime? ListedAt, bool IsSample, int Signatures)
{
    public string Path => OrganizationPaths.Of(Id);
}

/// <summary>Where organizers' pages about organizations are.</summary>
internal static class OrganizationPaths
{
    public const string All = "/organize/organizations";
    public const string New = "/organize/organizations/new";

    public static string Of(Guid id) => $"{All}/{id}";

    /// <summary>Where one is merged; with another, into that.</summary>
    public static string Merge(Guid id, Guid? into = null) => into is { } other ? $"{Of(id)}/merge?with={other}" : $"{Of(id)}/merge";
}
