using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize.Grids;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Every sign-on, whatever became of it, a page at a time; the newest first. Names no person.</summary>
public sealed class ListSignOns(IDbContextFactory<CampaignDbContext> contexts)
{
    public const string Letter = "letter";
    public const string Status = "status";
    public const string Origin = "origin";
    public const string State = "state";

    public async Task<GridPage<SignOnLine>> ReadAsync(GridQuery query, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var fitting = Fitting(db, query);
        var page = new PageOf(query.Page, GridQuery.PageSize, await fitting.CountAsync(ct));
        var ids = await Ordered(fitting, query).Select(s => s.Id).Skip(page.Skip).Take(page.Size).ToListAsync(ct);
        var rows = await (
            from signOn in db.SignOns
            where ids.Contains(signOn.Id)
            join letter in db.Letters on signOn.LetterId equals letter.Id
            select new SignOnLine(
                signOn.Id, signOn.OrganizationId, signOn.Organization!.Name, signOn.Organization.State, new BilingualText(letter.Title.En, letter.Title.Es),
                signOn.Status, signOn.Origin, signOn.CreatedAt, signOn.Organization.IsSample, letter.IsSample)).ToListAsync(ct);
        return new GridPage<SignOnLine>(page, [.. rows.OrderBy(row => ids.IndexOf(row.Id))]);
    }

    /// <summary>The letters that can be filtered by, the newest first.</summary>
    public async Task<IReadOnlyList<FilterOption>> LettersAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var letters = await db.Letters.Where(l => l.Status != LetterStatus.Draft).OrderByDescending(l => l.CreatedAt)
            .Select(l => new { l.Slug, l.Title.En, l.Title.Es }).ToListAsync(ct);
        return [.. letters.Select(l => new FilterOption(l.Slug, new BilingualText(l.En, l.Es).Read()))];
    }

    /// <summary>Those that a query's search and filters let through.</summary>
    internal static IQueryable<SignOn> Fitting(CampaignDbContext db, GridQuery query)
    {
        var fitting = db.SignOns.AsNoTracking();
        if (query[Letter] is { Length: > 0 } slug)
            fitting = fitting.Where(s => db.Letters.Any(l => l.Id == s.LetterId && l.Slug == slug));
        if (Wire.Member<SignOnStatus>(query[Status]) is { } status)
            fitting = fitting.Where(s => s.Status == status);
        if (Wire.Member<SignOnOrigin>(query[Origin]) is { } origin)
            fitting = fitting.Where(s => s.Origin == origin);
        if (query[State] is { Length: > 0 } state)
            fitting = fitting.Where(s => s.Organization!.State == state);
        return FoldedText.Words(query.Search)
            .Aggregate(fitting, (matching, word) => matching.Where(s => s.Organization!.SearchText.Contains(word) || s.Organization.Website!.Contains(word)));
    }

    private static IQueryable<SignOn> Ordered(IQueryable<SignOn> fitting, GridQuery query) => (query.Sort, query.Descending) switch
    {
        ("organization", false) => fitting.OrderBy(s => s.Organization!.SortKey).ThenBy(s => s.Id),
        ("organization", true) => fitting.OrderByDescending(s => s.Organization!.SortKey).ThenByDescending(s => s.Id),
        ("status", false) => fitting.OrderBy(s => s.Status).ThenBy(s => s.UpdatedAt).ThenBy(s => s.Id),
        ("status", true) => fitting.OrderByDescending(s => s.Status).ThenByDescending(s => s.UpdatedAt).ThenByDescending(s => s.Id),
        ("since", false) => fitting.OrderBy(s => s.CreatedAt).ThenBy(s => s.Id),
        _ => fitting.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id),
    };
}

/// <summary>One sign-on in the organizers' list. The organization may be a sample, or the letter.</summary>
public sealed record SignOnLine(
    Guid Id, Guid OrganizationId, string Organization, string State, BilingualText Letter, SignOnStatus Status, SignOnOrigin Origin, DateTime Since, bool IsSample, bool IsLetterSample);
