using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>Who signed one text: national organizations first, then state by state, each by name. Thousands are read page by page.</summary>
public sealed class FindSignatories(IDbContextFactory<CampaignDbContext> contexts, IStringLocalizer<PlacesText> places)
{
    public const int PageSize = 200;

    /// <param name="versionId">The text.</param>
    /// <param name="search">Words of names to look for, without regard to case and accents; empty for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SignatoryPage> PageAsync(Guid versionId, string search, int page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var signatures = db.SignOns.ListedUnder(versionId)
            .Join(db.Organizations.Matching(search), s => s.OrganizationId, o => o.Id, (s, o) => new { SignOn = s, Organization = o });

        var counts = (await signatures
                .GroupBy(s => new { IsNational = s.Organization.Scope == Scope.National, s.Organization.State })
                .Select(g => new { g.Key.IsNational, g.Key.State, Count = g.Count() }).ToListAsync(ct))
            .GroupBy(g => KeyOf(g.IsNational, g.State)).ToDictionary(g => g.Key, g => g.Sum(part => part.Count));
        var shown = new PageOf(page, PageSize, counts.Values.Sum());

        // The database knows codes only; where a code stands in this text is where its state's name stands in the reader's alphabet.
        var alphabet = string.Join(' ', counts.Keys.Where(key => key.Length > 0).OrderBy(NameOf, StringComparer.CurrentCulture));
        var signatories = await signatures
            .OrderBy(s => s.Organization.Scope == Scope.National ? 0 : s.Organization.State == "" ? 2 : 1)
            .ThenBy(s => s.Organization.Scope == Scope.National ? 0 : alphabet.IndexOf(s.Organization.State))
            .ThenBy(s => s.Organization.SortKey).ThenBy(s => s.Organization.Id)
            .Skip(shown.Skip).Take(shown.Size)
            .Select(s => new SignatoryRow(
                s.Organization.Scope == Scope.National, s.Organization.State, s.Organization.Name, s.Organization.ShortName, s.Organization.Slug, s.Organization.City,
                s.SignOn.ShowSignatoryName ? s.SignOn.SignatoryName : "",
                s.SignOn.ShowSignatoryTitle ? s.SignOn.SignatoryTitle : "",
                s.Organization.Status == OrganizationStatus.Listed || s.Organization.Status == OrganizationStatus.Merged,
                s.Organization.IsSample))
            .ToListAsync(ct);

        var groups = signatories.GroupBy(s => KeyOf(s.IsNational, s.State))
            .Select(g => new SignatoryGroup(g.Key, g.Key.Length is 0 or > 2 ? null : NameOf(g.Key), counts[g.Key], [.. g]));
        return new SignatoryPage([.. groups], shown);
    }

    private static string KeyOf(bool isNational, string state) => isNational ? SignatoryGroup.National : state;

    private string NameOf(string key) => key == SignatoryGroup.National ? "" : places[key];
}

/// <summary>One page of signatories in their groups.</summary>
public sealed record SignatoryPage(IReadOnlyList<SignatoryGroup> Groups, PageOf Page);

/// <summary>The signatories of one state that stand on this page.</summary>
/// <param name="Key">A state's code, <see cref="National"/>, or empty where the state is not known.</param>
/// <param name="State">The state's name in the reader's language; null for the other two.</param>
/// <param name="Total">How many the group has on all pages.</param>
/// <param name="Signatories">Those on this page.</param>
public sealed record SignatoryGroup(string Key, string? State, int Total, IReadOnlyList<SignatoryRow> Signatories)
{
    public const string National = "national";
}

/// <summary>An organization under a letter; the person's name and title are empty unless the person agreed.</summary>
public sealed record SignatoryRow(
    bool IsNational, string State, string Name, string ShortName, string Slug, string City, string SignatoryName, string SignatoryTitle, bool HasPage, bool IsSample)
{
    public string FullName => ShortName.Length > 0 ? $"{Name} ({ShortName})" : Name;
}
