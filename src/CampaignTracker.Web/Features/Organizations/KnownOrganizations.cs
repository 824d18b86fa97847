using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>
/// What lists of organizations are searched, counted and ordered by, in memory, some 250 bytes for each organization: the engines
/// would look up a hundred thousand rows for each page. What is shown is read from the database, by its id.
/// </summary>
public sealed class KnownOrganizations(IDbContextFactory<CampaignDbContext> contexts, Remembered remembered)
{
    /// <summary>All, whatever their state, in the order of the roster.</summary>
    public Task<IReadOnlyList<KnownOrganization>> AllAsync(CancellationToken ct) => remembered.ReadAsync("organizations", ReadAsync, ct);

    /// <summary>How many are on the roster, whatever is being looked for.</summary>
    public Task<RosterCounts> CountAsync(CancellationToken ct) => remembered.ReadAsync("roster counts", async stop => Count(await AllAsync(stop)), ct);

    private async Task<IReadOnlyList<KnownOrganization>> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sectors = (await db.Set<OrganizationSector>().Select(s => new { s.OrganizationId, s.Sector }).ToListAsync(ct))
            .ToLookup(s => s.OrganizationId, s => s.Sector);
        var rows = await db.Organizations.InRosterOrder()
            .Select(o => new { o.Id, IsListed = o.Status == OrganizationStatus.Listed, o.Scope, o.State, o.SearchText }).ToListAsync(ct);
        return [.. rows.Select(o => new KnownOrganization(o.Id, o.IsListed, o.Scope, string.Intern(o.State), [.. sectors[o.Id]], o.SearchText))];
    }

    private static RosterCounts Count(IReadOnlyList<KnownOrganization> all)
    {
        var listed = all.Where(o => o.IsListed).ToList();
        return new RosterCounts(
            listed.Where(o => o.State.Length > 0).CountBy(o => o.State).ToDictionary(),
            listed.CountBy(o => o.Scope).ToDictionary(),
            listed.SelectMany(o => o.Sectors).CountBy(sector => sector).ToDictionary());
    }
}

/// <summary>An organization as far as lists look for it.</summary>
public sealed record KnownOrganization(Guid Id, bool IsListed, Scope Scope, string State, IReadOnlyList<Sector> Sectors, string SearchText)
{
    /// <summary>True where its names or city hold all of some words, which are folded as <see cref="SearchText"/> is.</summary>
    public bool Holds(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (!SearchText.Contains(word, StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
