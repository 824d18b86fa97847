using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Letters.Api;

/// <summary>Who signed a letter's newest text, in the order in which they came, which is the one that never changes.</summary>
public sealed class SignatoryItems(IDbContextFactory<CampaignDbContext> contexts, Paging paging, ApiLinks links)
{
    /// <summary>One page; null where no letter of that name is public.</summary>
    public async Task<ListOf<SignatoryItem>?> ReadPageAsync(string slug, DateTime? asOf, CancellationToken ct)
    {
        var limit = paging.Limit;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await SignedAsync(db, slug, ct) is not { } signed)
            return null;
        var rest = paging.AfterText() is { } after ? signed.SignedAfter(after.Id) : signed;
        var read = await Rows(rest).Take(limit + 1).ToListAsync(ct);
        return new ListOf<SignatoryItem>(
            [.. read.Take(limit).Select(Write)], paging.Links(read, limit, last => ("", last.Id)), new ListMeta(await signed.CountAsync(ct), asOf));
    }

    /// <summary>All; null where no letter of that name is public.</summary>
    public async Task<IEnumerable<SignatoryItem>?> ReadAllAsync(string slug, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await SignedAsync(db, slug, ct) is { } signed ? (await Rows(signed).ToListAsync(ct)).Select(Write) : null;
    }

    private static async Task<IQueryable<SignOn>?> SignedAsync(CampaignDbContext db, string slug, CancellationToken ct) =>
        await db.Letters.Published().Named(slug).NewestVersionOf(db.LetterVersions).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(ct) is { } version
            ? db.SignOns.ListedUnder(version)
            : null;

    private static IQueryable<Row> Rows(IQueryable<SignOn> signOns) => signOns.OrderBy(s => s.Id).Select(s => new Row(
        s.Id, s.Organization!.Slug, s.Organization.Status == OrganizationStatus.Listed || s.Organization.Status == OrganizationStatus.Merged,
        s.Organization.Name, s.Organization.ShortName, s.Organization.City, s.Organization.State, s.Organization.Scope,
        s.ShowSignatoryName ? s.SignatoryName : "", s.ShowSignatoryTitle ? s.SignatoryTitle : "", s.IsSample, s.CreatedAt, s.UpdatedAt));

    private SignatoryItem Write(Row row) => new(
        row.Id, row.HasPage ? row.Slug : null, row.HasPage ? links.Page($"/organizations/{row.Slug}") : null, row.Name, Texts.Known(row.ShortName),
        Texts.Known(row.City), Texts.Known(row.State), Wire.Name(row.Scope), Texts.Known(row.SignatoryName), Texts.Known(row.SignatoryTitle),
        row.IsSample, row.CreatedAt, row.UpdatedAt);

    private sealed record Row(
        Guid Id, string Slug, bool HasPage, string Name, string ShortName, string City, string State, Scope Scope,
        string SignatoryName, string SignatoryTitle, bool IsSample, DateTime CreatedAt, DateTime UpdatedAt);
}
