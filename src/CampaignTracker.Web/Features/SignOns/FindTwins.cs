using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>
/// Which known organizations one that asks may be, whatever their state: of the same name, of the same website, or of a name that shares its
/// telling words. For organizers only; strangers are told by <see cref="FindLikelyOrganizations"/> what everybody sees.
/// </summary>
public sealed class FindTwins(IDbContextFactory<CampaignDbContext> contexts, FindLikelyOrganizations roster)
{
    private const int Most = 5;

    /// <summary>Of the weight of all words in both names, rare ones weighing more.</summary>
    private const double SharedWeight = 0.4;

    /// <summary>The likeliest first.</summary>
    public Task<ILookup<Guid, Twin>> FindAsync(IReadOnlyCollection<QueueOrganization> organizations, CancellationToken ct) =>
        FindAsync([.. organizations.Select(o => new Likened(o.Id, o.Name, o.State, o.Website))], ct);

    /// <summary>Of one, the likeliest first.</summary>
    public async Task<IReadOnlyList<Twin>> FindAsync(Likened organization, CancellationToken ct) => [.. (await FindAsync([organization], ct))[organization.Id]];

    private async Task<ILookup<Guid, Twin>> FindAsync(IReadOnlyCollection<Likened> organizations, CancellationToken ct)
    {
        if (organizations.Count == 0)
            return Array.Empty<Twin>().ToLookup(_ => Guid.Empty);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var known = await db.Organizations.Where(o => o.Status != OrganizationStatus.Merged)
            .Select(o => new Known(o.MatchKey, o.Website, new Twin(o.Id, o.Slug, o.Name, o.City, o.State, o.Status, o.IsSample, Likeness.Name, null))).ToListAsync(ct);
        var weights = new Weights(known);
        return organizations.SelectMany(one => TwinsOf(one, known, weights).Select(twin => (one.Id, Twin: twin))).ToLookup(pair => pair.Id, pair => pair.Twin);
    }

    private IEnumerable<Twin> TwinsOf(Likened one, List<Known> known, Weights weights)
    {
        var key = OrganizationName.MatchKey(one.Name);
        var words = Words(key);
        var host = roster.OwnHost(one.Website);
        return known.Where(other => other.Twin.Id != one.Id)
            .Select(other => (other.Twin, Likeness: Compare(other, key, words, host, weights)))
            .Where(pair => pair.Likeness is not null)
            .OrderByDescending(pair => pair.Likeness!.Value.Weight).ThenByDescending(pair => pair.Twin.State == one.State).ThenBy(pair => pair.Twin.Id)
            .Take(Most)
            .Select(pair => pair.Twin with { Likeness = pair.Likeness!.Value.Kind });
    }

    /// <summary>Null where they are not alike.</summary>
    private (Likeness Kind, double Weight)? Compare(Known other, string key, HashSet<string> words, string host, Weights weights)
    {
        if (other.MatchKey == key)
            return (Likeness.Name, 3);
        if (host.Length > 0 && other.Website is { } website && website.Contains(host, StringComparison.OrdinalIgnoreCase) && roster.OwnHost(website) == host)
            return (Likeness.Website, 2);
        var shared = weights.SharedBy(words, Words(other.MatchKey));
        return shared >= SharedWeight ? (Likeness.Words, shared) : null;
    }

    private static HashSet<string> Words(string matchKey) => [.. matchKey.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private sealed record Known(string MatchKey, string? Website, Twin Twin);

    /// <summary>How much a word tells: one that half of all names hold tells little.</summary>
    private sealed class Weights(List<Known> known)
    {
        private readonly Dictionary<string, int> _counts = known.SelectMany(one => Words(one.MatchKey)).CountBy(word => word).ToDictionary();

        /// <summary>From 0, nothing in common, to 1.</summary>
        public double SharedBy(HashSet<string> one, HashSet<string> other)
        {
            var shared = one.Where(other.Contains).Sum(Of);
            return shared == 0 ? 0 : shared / (one.Sum(Of) + other.Sum(Of) - shared);
        }

        private double Of(string word) => Math.Log(1 + ((double)known.Count / _counts.GetValueOrDefault(word, 1)));
    }
}

/// <summary>An organization as far as others are compared with it.</summary>
/// <param name="Id">Its id; empty for one that is not stored.</param>
/// <param name="Name">The full name.</param>
/// <param name="State">May be empty.</param>
/// <param name="Website">Null where it has none.</param>
public sealed record Likened(Guid Id, string Name, string State, string? Website);

/// <summary>A known organization that one which asks may be.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its page's, where it is listed.</param>
/// <param name="Name">As it is known.</param>
/// <param name="City">May be empty.</param>
/// <param name="State">May be empty.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="IsSample">True for an invented one.</param>
/// <param name="Likeness">In what it is alike.</param>
/// <param name="UnderLetter">How its signature stands under the letter in question; null where it has none.</param>
public sealed record Twin(
    Guid Id, string Slug, string Name, string City, string State, OrganizationStatus Status, bool IsSample, Likeness Likeness, SignOnStatus? UnderLetter);

/// <summary>In what two organizations are alike.</summary>
public enum Likeness
{
    /// <summary>The name, but for case, accents and filler words.</summary>
    Name,

    /// <summary>The website's host.</summary>
    Website,

    /// <summary>Telling words of the name.</summary>
    Words,
}
