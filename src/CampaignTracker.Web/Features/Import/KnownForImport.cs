using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.SignOns;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Import;

/// <summary>What the roster and a letter know already: organizations by name and by website, and how each stands under the letter. Those that wait for review are left to it.</summary>
internal sealed class KnownForImport
{
    private readonly Dictionary<string, KnownTwin> _byName = [];
    private readonly Dictionary<string, List<KnownTwin>> _anywhere = [];
    private readonly Dictionary<string, KnownTwin> _byHost = [];
    private readonly Dictionary<Guid, SignOnStatus> _signed = [];
    private readonly Func<string?, string> _hostOf;

    private KnownForImport(Func<string?, string> hostOf) => _hostOf = hostOf;

    public static async Task<KnownForImport> ReadAsync(CampaignDbContext db, FindLikelyOrganizations roster, Letter? letter, CancellationToken ct)
    {
        var known = new KnownForImport(roster.OwnHost);
        // An invented organization is never a true one: what was taken for it would go with it.
        var areSamples = letter is { IsSample: true };
        var all = await db.Organizations.AsNoTracking()
            .Where(o => o.IsSample == areSamples)
            .Where(o => o.Status == OrganizationStatus.Listed || o.Status == OrganizationStatus.Merged || o.Status == OrganizationStatus.Withdrawn)
            .Select(o => new { o.Id, o.Name, o.MatchKey, o.State, o.Scope, o.Website, o.Status, o.MergedIntoId }).ToDictionaryAsync(o => o.Id, ct);
        foreach (var one in all.Values.OrderBy(o => o.Status is not OrganizationStatus.Withdrawn).ThenBy(o => o.Status is OrganizationStatus.Listed))
        {
            var end = one;
            for (var steps = 0; end.MergedIntoId is { } into && all.TryGetValue(into, out var next) && steps < 10; steps++)
                end = next;
            // What it was merged into waits for review.
            if (end.Status is OrganizationStatus.Merged)
                continue;
            var twin = new KnownTwin(end.Id, end.Name, end.State, IsNational(end.Scope, end.State), end.Status is OrganizationStatus.Withdrawn);
            known._byName[NameKey(one.MatchKey, one.State)] = twin;
            known.KeepAnywhere(one.MatchKey, twin);
            if (roster.OwnHost(one.Website) is { Length: > 0 } host)
                known._byHost[host] = twin;
        }

        if (letter?.Versions.MaxBy(v => v.Number)!.Id is { } version)
        {
            var signOns = await db.SignOns.AsNoTracking().Where(s => s.LetterVersionId == version).Select(s => new { s.OrganizationId, s.Status }).ToListAsync(ct);
            foreach (var signOn in signOns.OrderBy(s => s.Status is SignOnStatus.Confirmed or SignOnStatus.Listed))
                known._signed[signOn.OrganizationId] = signOn.Status;
        }

        return known;
    }

    public static string NameKey(string matchKey, string state) => $"{state}|{matchKey}";

    public string HostOf(OrganizationDetails details) => _hostOf(details.Website);

    public KnownTwin? ByName(string nameKey) => _byName.GetValueOrDefault(nameKey);

    /// <summary>
    /// Of the same name in another state, where one of the two is national: lists print those without a state. Of several chapters, none can be
    /// told to be the one that is meant.
    /// </summary>
    public KnownTwin? NationalByName(string matchKey, OrganizationDetails details)
    {
        var twins = _anywhere.GetValueOrDefault(matchKey) ?? [];
        return twins.Find(twin => twin.IsNational) ?? (IsNational(details.Scope, details.State) && twins is [var only] ? only : null);
    }

    public KnownTwin? ByHost(string host) => host.Length > 0 ? _byHost.GetValueOrDefault(host) : null;

    /// <summary>How an organization stands under the letter; null where it never signed.</summary>
    public SignOnStatus? Standing(Guid organizationId) => _signed.TryGetValue(organizationId, out var status) ? status : null;

    private static bool IsNational(Scope scope, string state) => scope is Scope.National || state.Length == 0;

    private void KeepAnywhere(string matchKey, KnownTwin twin)
    {
        if (!_anywhere.TryGetValue(matchKey, out var twins))
            _anywhere[matchKey] = twins = [];
        twins.RemoveAll(earlier => earlier.Id == twin.Id);
        twins.Add(twin);
    }
}

/// <param name="Id">Of the organization, or of that which it was merged into.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Its state; may be empty.</param>
/// <param name="IsNational">True for one that works nationwide, or of no known state.</param>
/// <param name="HasLeft">True for one that left the roster.</param>
internal sealed record KnownTwin(Guid Id, string Name, string State, bool IsNational, bool HasLeft);
