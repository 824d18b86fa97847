using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>Where an address of the roster leads after all mergers.</summary>
public sealed record RosterAddress(Guid Id, string Name, string Slug, OrganizationStatus Status, Guid? MergedIntoId);

/// <summary>One organization, with what it signed and hosts.</summary>
public sealed record OrganizationView(
    OrganizationFacts Facts, IReadOnlyList<SignedLetter> Letters, IReadOnlyList<HostedEvent> Upcoming, IReadOnlyList<HostedEvent> Past)
{
    /// <summary>Where all that stands on the page was read, each source once.</summary>
    public IReadOnlyList<Source> Sources => [.. Facts.Sources.Concat(Letters.SelectMany(l => l.Sources)).Distinct()];
}

/// <summary>What is public of the organization itself.</summary>
public sealed record OrganizationFacts(
    string Name, string ShortName, string City, string State, Scope Scope, IReadOnlyList<Sector> Sectors, BilingualText About,
    string? Website, string? PublicEmail, bool IsVerified, IReadOnlyList<Source> Sources, bool IsSample);

/// <summary>One letter that it signed. What of the signatory was not given consent for is empty here already.</summary>
public sealed record SignedLetter(
    Guid LetterId, string Slug, BilingualText Title, LetterStatus Status, DateTime? DeadlineAt, DateTime? DeliveredAt, string? OnlyDaysKnownIn,
    DateTime? SignedAt, string SignatoryName, string SignatoryTitle, IReadOnlyList<Source> Sources, bool IsSample)
{
    public bool IsOpenAt(DateTime now) => Status is LetterStatus.Open && !(DeadlineAt <= now);

    /// <summary>The day of delivery in its own zone, or in <paramref name="zone"/> where the letter names none.</summary>
    public DateOnly? DeliveredOn(string zone) => DeliveredAt is { } at ? LocalTimes.DateAt(at, OnlyDaysKnownIn ?? zone) : null;

    /// <summary>The day of signing; null for a letter of the past, of whose signatures no day is known.</summary>
    public DateOnly? SignedOn(string zone) => OnlyDaysKnownIn is null && SignedAt is { } at ? LocalTimes.DateAt(at, zone) : null;
}

/// <summary>One event that it hosts.</summary>
public sealed record HostedEvent(
    string Slug, BilingualText Title, EventType Type, EventStatus Status, EventSchedule Schedule, DateTime StartsAt, DateTime PastAt,
    string City, string State, HostRole Role, DateOnly? PreviousStartDate, DateTime? PlaceChangedAt, bool IsFlagship, bool IsSample);
