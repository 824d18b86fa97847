using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Organizations.Api;

/// <summary>An organization of the roster as the API tells it. Its contact is never told.</summary>
public sealed record OrganizationItem
{
    /// <summary>A UUID; never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>The last part of its address.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page in English.</summary>
    public required string Url { get; init; }

    /// <summary>Its page in Spanish.</summary>
    public required string UrlEs { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its short name; null where it has none.</summary>
    public required string? ShortName { get; init; }

    /// <summary>Its city; null where unknown.</summary>
    public required string? City { get; init; }

    /// <summary>Its state's postal code; null where unknown.</summary>
    public required string? State { get; init; }

    /// <summary>Its reach: <c>national</c>, <c>state</c> or <c>local</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Its fields of work (see <c>/enums</c>).</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>What it says of itself; null where nothing.</summary>
    public required Texts? About { get; init; }

    /// <summary>Its website; null where unknown.</summary>
    public required string? Website { get; init; }

    /// <summary>The address that it gives to the public; null where none.</summary>
    public required string? PublicEmail { get; init; }

    /// <summary>True where an organizer has made sure that it is what it says.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>True for invented organizations that show the software: never show them as real.</summary>
    public required bool IsSample { get; init; }

    /// <summary>Where it was read.</summary>
    public required IReadOnlyList<SourceItem> Sources { get; init; }

    /// <summary>When it came on the roster (UTC).</summary>
    public required DateTime? ListedAt { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTime UpdatedAt { get; init; }
}

/// <summary>What the API reads of an organization.</summary>
internal sealed record RosterEntry(
    Guid Id, string Slug, string SortKey, string Name, string ShortName, string City, string State, Scope Scope, IReadOnlyList<Sector> Sectors,
    BilingualText About, string? Website, string? PublicEmail, VerificationLevel Verification, bool IsSample, IReadOnlyList<Source> Sources,
    DateTime? ListedAt, DateTime CreatedAt, DateTime UpdatedAt);

internal static class RosterEntries
{
    public static IQueryable<RosterEntry> AsEntries(this IQueryable<Organization> organizations) => organizations.Select(o => new RosterEntry(
        o.Id, o.Slug, o.SortKey, o.Name, o.ShortName, o.City, o.State, o.Scope, o.Sectors.Select(s => s.Sector).ToList(),
        new BilingualText(o.About.En, o.About.Es), o.Website, o.PublicEmail, o.Verification, o.IsSample, o.Sources, o.ListedAt, o.CreatedAt, o.UpdatedAt));
}
