using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Caching;
using CampaignTracker.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>Who signed one text: national organizations first, then state by state, each by name. Thousands are read page by page.</summary>
public sealed class FindSignatories(
    IDbContextFactory<CampaignDbContext> contexts, KnownOrganizations organizations, Remembered remembered, IStringLocalizer<PlacesText> places)
{
    public const int PageSize = 200;

    /// <param name="versionId">The text.</param>
    /// <param name="search">Words of names to look for, without regard to case and accents; empty for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SignatoryPage> PageAsync(Guid versionId, string search, int page, CancellationToken ct)
    {
        var signers = await remembered.ReadAsync($"signers of {versionId}", stop => SignersAsync(versionId, stop), ct);
        if (FoldedText.Words(search) is { Length: > 0 } words)
            signers = InGroups(signers.SelectMany(group => group).Where(signer => signer.Holds(words)));

        var shown = new PageOf(page, PageSize, signers.Sum(group => group.Count()));
        var slots = InOrder(signers).SelectMany(group => group, (group, signer) => (group.Key, signer.Id)).Skip(shown.Skip).Take(shown.Size).ToList();
        var rows = await RowsAsync(versionId, slots.ConvertAll(slot => slot.Id), ct);
        var groups = slots.Where(slot => rows.ContainsKey(slot.Id)).GroupBy(slot => slot.Key, slot => rows[slot.Id])
            .Select(group => new SignatoryGroup(group.Key, StateOf(group.Key), signers[group.Key].Count(), [.. group]));
        return new SignatoryPage([.. groups], shown);
    }

    private async Task<ILookup<string, KnownOrganization>> SignersAsync(Guid versionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var signed = (await db.SignOns.ListedUnder(versionId).Select(s => s.OrganizationId).ToListAsync(ct)).ToHashSet();
        return InGroups((await organizations.AllAsync(ct)).Where(organization => signed.Contains(organization.Id)));
    }

    private static ILookup<string, KnownOrganization> InGroups(IEnumerable<KnownOrganization> signers) =>
        signers.ToLookup(signer => signer.Scope is Scope.National ? SignatoryGroup.National : signer.State);

    private IEnumerable<IGrouping<string, KnownOrganization>> InOrder(ILookup<string, KnownOrganization> signers) => signers
        .OrderBy(group => group.Key switch { SignatoryGroup.National => 0, "" => 2, _ => 1 })
        .ThenBy(group => StateOf(group.Key), StringComparer.CurrentCulture);

    private string? StateOf(string key) => key is SignatoryGroup.National or "" ? null : places[key].Value;

    private async Task<Dictionary<Guid, SignatoryRow>> RowsAsync(Guid versionId, IReadOnlyList<Guid> organizationIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SignOns.ListedUnder(versionId).Where(s => organizationIds.Contains(s.OrganizationId))
            .Select(s => new
            {
                s.OrganizationId,
                Row = new SignatoryRow(
                    s.Organization!.Name, s.Organization.ShortName, s.Organization.Slug, s.Organization.City,
                    s.ShowSignatoryName ? s.SignatoryName : "",
                    s.ShowSignatoryTitle ? s.SignatoryTitle : "",
                    s.Organization.Status == OrganizationStatus.Listed || s.Organization.Status == OrganizationStatus.Merged,
                    s.Organization.IsSample),
            })
            .ToDictionaryAsync(signed => signed.OrganizationId, signed => signed.Row, ct);
    }
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
    string Name, string ShortName, string Slug, string City, string SignatoryName, string SignatoryTitle, bool HasPage, bool IsSample)
{
    public string FullName => ShortName.Length > 0 ? $"{Name} ({ShortName})" : Name;
}
