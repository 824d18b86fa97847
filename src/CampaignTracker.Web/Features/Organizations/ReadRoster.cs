using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>The roster, a page at a time.</summary>
public sealed class ReadRoster(IDbContextFactory<CampaignDbContext> contexts)
{
    /// <summary>Organizations on a page.</summary>
    public const int PageSize = 50;

    private static readonly LetterStatus[] Delivered = [LetterStatus.Delivered, LetterStatus.Answered];

    /// <param name="filter">What is looked for.</param>
    /// <param name="page">From 1; past the end, the last page is shown.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<RosterView> ReadAsync(RosterFilter filter, int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var matching = Matching(db.Organizations.Listed(), filter);
        var shown = new PageOf(page, PageSize, await matching.CountAsync(ct));
        var rows = await matching.InRosterOrder().Skip(shown.Skip).Take(shown.Size)
            .Select(o => new RosterRow(o.Slug, o.Name, o.ShortName, o.City, o.State, o.Scope, o.Sectors.Select(s => s.Sector).ToList(), o.IsSample))
            .ToListAsync(ct);
        return new RosterView(rows, shown, await CountAsync(db, ct), await ReadNamesMissingAsync(db, ct));
    }

    private static IQueryable<Organization> Matching(IQueryable<Organization> organizations, RosterFilter filter)
    {
        if (filter.State is { } state)
            organizations = organizations.InState(state);
        if (filter.Scope is { } scope)
            organizations = organizations.OfScope(scope);
        if (filter.Sector is { } sector)
            organizations = organizations.InSector(sector);
        return filter.Text.Length > 0 ? organizations.Matching(filter.Text) : organizations;
    }

    private static async Task<RosterCounts> CountAsync(CampaignDbContext db, CancellationToken ct)
    {
        var listed = db.Organizations.Listed();
        return new RosterCounts(
            await listed.Where(o => o.State != "").GroupBy(o => o.State)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct),
            await listed.GroupBy(o => o.Scope)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct),
            await listed.SelectMany(o => o.Sectors).GroupBy(s => s.Sector)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct));
    }

    private static async Task<IReadOnlyList<NamesMissing>> ReadNamesMissingAsync(CampaignDbContext db, CancellationToken ct)
    {
        var reported = await db.Letters.Where(l => Delivered.Contains(l.Status) && l.ReportedSignatories != null)
            .OrderByDescending(l => l.DeliveredAt)
            .Select(l => new NamesMissing(
                l.Slug, new BilingualText(l.Title.En, l.Title.Es), new BilingualText(l.ReportedNote.En, l.ReportedNote.Es), l.ReportedSignatories!.Value,
                db.SignOns.Where(s => s.LetterId == l.Id && s.Status == SignOnStatus.Listed).Select(s => s.OrganizationId).Distinct().Count()))
            .ToListAsync(ct);
        return [.. reported.Where(letter => letter.Missing > 0)];
    }
}
