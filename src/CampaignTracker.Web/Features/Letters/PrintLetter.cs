using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Letters;

/// <summary>A letter for paper: its text and all who signed it, national organizations first, then state by state, each by name. A delivered one as it was delivered.</summary>
public sealed class PrintLetter(IDbContextFactory<CampaignDbContext> contexts, ReadLetter letters, IStringLocalizer<PlacesText> places)
{
    /// <returns>Null where no letter of that name is public.</returns>
    public async Task<PrintedLetter?> FindAsync(string slug, CancellationToken ct)
    {
        if (await letters.FindAsync(slug, ct) is not { } view)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var signatories = view.Delivered is { } delivered ? await DeliveredAsync(db, delivered.Id, ct) : await StandingAsync(db, view, ct);
        var groups = signatories.GroupBy(s => s.Scope is Scope.National ? SignatoryGroup.National : s.State)
            .Select(group => new PrintedGroup(group.Key, group.Key is SignatoryGroup.National or "" ? null : places[group.Key].Value, [.. group]))
            .OrderBy(group => group.Key switch { SignatoryGroup.National => 0, "" => 2, _ => 1 })
            .ThenBy(group => group.State, StringComparer.CurrentCulture);
        return new PrintedLetter(view, [.. groups]);
    }

    private static Task<List<PrintedSignatory>> DeliveredAsync(CampaignDbContext db, Guid deliveryId, CancellationToken ct) => db.DeliveredSignatories.Of(deliveryId)
        .Select(s => new PrintedSignatory(s.Name, s.ShortName, s.City, s.State, s.Scope, s.SignatoryName, s.SignatoryTitle, false)).ToListAsync(ct);

    /// <summary>Of a letter of the past no list was kept as it was delivered: what an organization calls itself for short today is no part of it.</summary>
    private static Task<List<PrintedSignatory>> StandingAsync(CampaignDbContext db, LetterView view, CancellationToken ct)
    {
        var (versionId, wasDelivered) = (view.Text.VersionId, view.Life.DeliveredAt is not null);
        return db.SignOns.ListedUnder(versionId)
            .OrderBy(s => s.Organization!.SortKey).ThenBy(s => s.Id)
            .Select(s => new PrintedSignatory(
                s.Organization!.Name, wasDelivered ? "" : s.Organization.ShortName, s.Organization.City, s.Organization.State, s.Organization.Scope,
                s.ShowSignatoryName ? s.SignatoryName : "", s.ShowSignatoryTitle ? s.SignatoryTitle : "", s.IsSample)).ToListAsync(ct);
    }
}

/// <param name="View">The letter.</param>
/// <param name="Groups">Who signed it.</param>
public sealed record PrintedLetter(LetterView View, IReadOnlyList<PrintedGroup> Groups)
{
    public int Count => Groups.Sum(group => group.Signatories.Count);
}

/// <param name="Key">A state's code, <see cref="SignatoryGroup.National"/>, or empty where the state is not known.</param>
/// <param name="State">The state's name in the reader's language; null for the other two.</param>
/// <param name="Signatories">By name.</param>
public sealed record PrintedGroup(string Key, string? State, IReadOnlyList<PrintedSignatory> Signatories);

/// <summary>An organization under a letter; the person's name and title are empty unless the person agreed.</summary>
public sealed record PrintedSignatory(
    string Name, string ShortName, string City, string State, Scope Scope, string SignatoryName, string SignatoryTitle, bool IsSample)
{
    public string FullName => ShortName.Length > 0 ? $"{Name} ({ShortName})" : Name;

    /// <summary>What stands behind the name: city, person, title.</summary>
    public string More => string.Join(", ", new[] { City, SignatoryName, SignatoryTitle }.Where(part => part.Length > 0));
}
