using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>The roster, a page at a time.</summary>
public sealed class ReadRoster(IDbContextFactory<CampaignDbContext> contexts, KnownOrganizations organizations, Remembered remembered)
{
    /// <summary>Organizations on a page.</summary>
    public const int PageSize = 50;

    private static readonly LetterStatus[] Delivered = [LetterStatus.Delivered, LetterStatus.Answered];

    /// <param name="filter">What is looked for.</param>
    /// <param name="page">From 1; past the end, the last page is shown.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<RosterView> ReadAsync(RosterFilter filter, int page, CancellationToken ct)
    {
        var found = filter.FindIn(await organizations.AllAsync(ct));
        if (filter.Text.Length > 0)
            found = [.. found];
        var shown = new PageOf(page, PageSize, found.Count());
        var ids = found.Skip(shown.Skip).Take(shown.Size).Select(o => o.Id).ToList();

        await using var db = await contexts.CreateDbContextAsync(ct);
        // Asked for the state and the order, SQLite would look through all that are listed for these few.
        var rows = await db.Organizations.Where(o => ids.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                IsListed = o.Status == OrganizationStatus.Listed,
                Row = new RosterRow(o.Slug, o.Name, o.ShortName, o.City, o.State, o.Scope, o.Sectors.Select(s => s.Sector).ToList(), o.IsSample),
            })
            .ToListAsync(ct);
        return new RosterView(
            [.. rows.Where(read => read.IsListed).OrderBy(read => ids.IndexOf(read.Id)).Select(read => read.Row)],
            shown,
            await organizations.CountAsync(ct),
            await remembered.ReadAsync("names missing", ReadNamesMissingAsync, ct));
    }

    private async Task<IReadOnlyList<NamesMissing>> ReadNamesMissingAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reported = await db.Letters.Where(l => Delivered.Contains(l.Status) && l.ReportedSignatories != null)
            .OrderByDescending(l => l.DeliveredAt)
            .Select(l => new NamesMissing(
                l.Slug, new BilingualText(l.Title.En, l.Title.Es), new BilingualText(l.ReportedNote.En, l.ReportedNote.Es), l.ReportedSignatories!.Value,
                db.SignOns.Where(s => s.LetterId == l.Id && s.Status == SignOnStatus.Listed).Select(s => s.OrganizationId).Distinct().Count()))
            .ToListAsync(ct);
        return [.. reported.Where(letter => letter.Missing > 0)];
    }
}
