using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// Which organizations of the roster somebody who types a name and a website may mean. Only those that everybody sees are found; the lists
/// are in memory, so that every form takes the same time.
/// </summary>
public sealed class FindLikelyOrganizations(IDbContextFactory<CampaignDbContext> contexts, Remembered remembered, KnownDomains domains)
{
    private const int Most = 5;

    /// <summary>Those of the same name in the same state, or of the same website; the best match first.</summary>
    public async Task<IReadOnlyList<LikelyOrganization>> FindAsync(OrganizationDetails typed, CancellationToken ct)
    {
        var roster = await RosterAsync(ct);
        var byName = roster.ByName[NameKey(OrganizationName.MatchKey(typed.Name), typed.State)];
        var byWebsite = OwnHost(typed.Website) is { Length: > 0 } host ? roster.ByHost[host] : [];
        return [.. byName.Concat(byWebsite).DistinctBy(o => o.Id).Take(Most)];
    }

    /// <summary>The organization of the roster with this address, or null.</summary>
    public async Task<LikelyOrganization?> NamedAsync(string slug, CancellationToken ct) => (await RosterAsync(ct)).BySlug.GetValueOrDefault(slug);

    /// <summary>The host of a website that is the organization's own, without <c>www.</c>; empty where there is none.</summary>
    public string OwnHost(string? website)
    {
        var host = SignOnRules.HostOf(website);
        return domains.IsSharedHost(host) ? "" : host;
    }

    private Task<Roster> RosterAsync(CancellationToken ct) => remembered.ReadAsync("roster by name and website", async stop =>
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        var listed = await db.Organizations.Listed().InRosterOrder()
            .Select(o => new { o.MatchKey, o.Website, Likely = new LikelyOrganization(o.Id, o.Slug, o.Name, o.City, o.State, o.IsSample) }).ToListAsync(stop);
        return new Roster(
            listed.ToLookup(o => NameKey(o.MatchKey, o.Likely.State), o => o.Likely),
            listed.Select(o => (Host: OwnHost(o.Website), o.Likely)).Where(o => o.Host.Length > 0).ToLookup(o => o.Host, o => o.Likely),
            listed.ToDictionary(o => o.Likely.Slug, o => o.Likely));
    }, ct);

    private static string NameKey(string matchKey, string state) => $"{state}|{matchKey}";

    private sealed record Roster(
        ILookup<string, LikelyOrganization> ByName, ILookup<string, LikelyOrganization> ByHost, Dictionary<string, LikelyOrganization> BySlug);
}

/// <summary>An organization as the roster shows it to everybody.</summary>
public sealed record LikelyOrganization(Guid Id, string Slug, string Name, string City, string State, bool IsSample);
