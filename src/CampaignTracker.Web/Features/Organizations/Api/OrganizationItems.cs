using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizations.Api;

/// <summary>The roster for programs: by name, as on its page.</summary>
public sealed class OrganizationItems(
    IDbContextFactory<CampaignDbContext> contexts, KnownOrganizations known, PageQuery query, Paging paging, ApiLinks links,
    IStringLocalizer<OrganizationsText> text)
{
    private const int MostIds = 100;

    internal static readonly QueryParameter[] Parameters =
    [
        new("q", "neighbors"),
        new("state", "AZ"),
        QueryParameter.Of("scope", Scope.National),
        QueryParameter.Of("sector", Sector.Faith),
        new("letter", "end-287g-2009"),
        new("id", "0197a3f0-5c1e-7c3b-9d0a-3f1e5b6c7d8e"),
        ChangedSince.UpdatedSince,
    ];

    /// <summary>One page of those that fit the query.</summary>
    public async Task<ListOf<OrganizationItem>> ReadPageAsync(DateTime? asOf, CancellationToken ct)
    {
        var limit = paging.Limit;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var filter = Filter();
        var fitting = await FittingAsync(db, filter, ct);
        var rest = paging.AfterText() is { } after ? fitting.InRosterAfter(after.Key, after.Id) : fitting;
        var read = await rest.InRosterOrder().Take(limit + 1).AsEntries().ToListAsync(ct);
        return new ListOf<OrganizationItem>(
            [.. read.Take(limit).Select(Write)], paging.Links(read, limit, last => (last.SortKey, last.Id)), new ListMeta(await CountAsync(filter, fitting, ct), asOf));
    }

    /// <summary>All that fit the query.</summary>
    public async Task<IEnumerable<OrganizationItem>> ReadAllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await (await FittingAsync(db, Filter(), ct)).InRosterOrder().AsEntries().ToListAsync(ct)).Select(Write);
    }

    /// <returns>Null where it is not on the roster.</returns>
    public async Task<OrganizationItem?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Organizations.Listed().Where(o => o.Id == id).AsEntries().SingleOrDefaultAsync(ct) is { } entry ? Write(entry) : null;
    }

    private RosterFilter Filter() => new(query.Text("q"), query.State("state"), query.Word<Scope>("scope"), query.Word<Sector>("sector"));

    private async Task<int> CountAsync(RosterFilter filter, IQueryable<Organization> fitting, CancellationToken ct) =>
        query.Raw("id").Length > 0 || query.Raw("letter").Length > 0 || query.Raw(ChangedSince.UpdatedSince.Name).Length > 0
            ? await fitting.CountAsync(ct)
            : filter.FindIn(await known.AllAsync(ct)).Count();

    private async Task<IQueryable<Organization>> FittingAsync(CampaignDbContext db, RosterFilter filter, CancellationToken ct)
    {
        var fitting = db.Organizations.Listed();
        if (filter.Text.Length > 0)
            fitting = fitting.Matching(filter.Text);
        if (filter.State is { } state)
            fitting = fitting.InState(state);
        if (filter.Scope is { } scope)
            fitting = fitting.OfScope(scope);
        if (filter.Sector is { } sector)
            fitting = fitting.InSector(sector);
        if (query.Ids("id", MostIds) is { Count: > 0 } ids)
            fitting = fitting.Where(o => ids.Contains(o.Id));
        if (ChangedSince.Read(query, ChangedSince.UpdatedSince.Name) is { } since)
            fitting = fitting.Where(o => o.UpdatedAt >= since);
        return query.Text("letter") is { Length: > 0 } letter ? await SignedAsync(db, fitting, letter, ct) : fitting;
    }

    private async Task<IQueryable<Organization>> SignedAsync(CampaignDbContext db, IQueryable<Organization> organizations, string letter, CancellationToken ct)
    {
        var version = await db.Letters.Published().Named(letter).NewestVersionOf(db.LetterVersions).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(ct);
        if (version is not { } id)
        {
            query.Refuse("letter", text["Letter_Unknown"], "unknown_letter");
            return organizations;
        }

        return organizations.Where(o => db.SignOns.ListedUnder(id).Any(s => s.OrganizationId == o.Id));
    }

    private OrganizationItem Write(RosterEntry entry) => new()
    {
        Id = entry.Id,
        Slug = entry.Slug,
        Url = links.Page($"/organizations/{entry.Slug}"),
        UrlEs = links.Page($"/organizations/{entry.Slug}", Language.Spanish),
        Name = entry.Name,
        ShortName = Texts.Known(entry.ShortName),
        City = Texts.Known(entry.City),
        State = Texts.Known(entry.State),
        Scope = Wire.Name(entry.Scope),
        Sectors = [.. entry.Sectors.Order().Select(Wire.Name)],
        About = Texts.Of(entry.About),
        Website = entry.Website,
        PublicEmail = entry.PublicEmail,
        IsVerified = entry.Verification is VerificationLevel.OrganizerVerified,
        IsSample = entry.IsSample,
        Sources = SourceItem.Of(entry.Sources),
        ListedAt = entry.ListedAt,
        CreatedAt = entry.CreatedAt,
        UpdatedAt = entry.UpdatedAt,
    };
}
