using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Events.Api;

/// <summary>An event as the API tells it. All of it is public; of a hidden address it tells the area only.</summary>
public sealed record EventItem
{
    /// <summary>A UUID; never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>The last part of its address.</summary>
    public required string Slug { get; init; }

    /// <summary>The six characters of its short link.</summary>
    public required string Code { get; init; }

    /// <summary>Its page in English.</summary>
    public required string Url { get; init; }

    /// <summary>Its page in Spanish.</summary>
    public required string UrlEs { get; init; }

    /// <summary>Its short link, for paper.</summary>
    public required string ShortUrl { get; init; }

    /// <summary>What kind it is: <c>vigil</c>, <c>march</c> … (see <c>/enums</c>).</summary>
    public required string Type { get; init; }

    /// <summary><c>published</c>, <c>cancelled</c> or <c>postponed</c>; the last two do not take place at the time given.</summary>
    public required string Status { get; init; }

    /// <summary>The title.</summary>
    public required Texts Title { get; init; }

    /// <summary>What happens there; null where nothing is said.</summary>
    public required Texts? Description { get; init; }

    /// <summary>Step-free access, interpretation, childcare and the like; null where nothing is said.</summary>
    public required Texts? Accessibility { get; init; }

    /// <summary>What is provided for: <c>step_free</c>, <c>interpretation</c>, <c>childcare</c>; empty where nothing is known.</summary>
    public required IReadOnlyList<string> Access { get; init; }

    /// <summary>What to bring; null where nothing is said.</summary>
    public required Texts? WhatToBring { get; init; }

    /// <summary>Marshals, legal observers, a know-your-rights line; null where nothing is said.</summary>
    public required Texts? Safety { get; init; }

    /// <summary>The languages spoken there, ISO 639 codes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The local date on which it begins.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>When it begins, by the clock of the place with its offset; null where only the day is known.</summary>
    public required DateTimeOffset? StartAt { get; init; }

    /// <summary>When it begins (UTC); null where only the day is known.</summary>
    public required DateTime? StartAtUtc { get; init; }

    /// <summary>The local date on which it ends; null where it is the day of the start or not known.</summary>
    public required DateOnly? EndDate { get; init; }

    /// <summary>When it ends, by the clock of the place with its offset; null where not known.</summary>
    public required DateTimeOffset? EndAt { get; init; }

    /// <summary>When it ends (UTC); null where not known.</summary>
    public required DateTime? EndAtUtc { get; init; }

    /// <summary>The IANA zone of the place: the local date and time are the truth, the offset follows from it.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The local date on which it was to begin before it was postponed or moved; null otherwise.</summary>
    public required DateOnly? PreviousStartDate { get; init; }

    /// <summary>When it was to begin before it was postponed or moved, by the clock of the place with its offset; null where only the day is known, or it was not.</summary>
    public required DateTimeOffset? PreviousStartAt { get; init; }

    /// <summary>When its time, its place or whether it takes place was last changed (UTC); null where it never was.</summary>
    public required DateTime? ChangedAt { get; init; }

    /// <summary>When it was last moved to another place while people counted on it (UTC); null where it never was.</summary>
    public required DateTime? PlaceChangedAt { get; init; }

    /// <summary>When it was cancelled (UTC); null otherwise.</summary>
    public required DateTime? CancelledAt { get; init; }

    /// <summary>What the hosts say of a cancellation or postponement; null where nothing.</summary>
    public required Texts? ChangeNote { get; init; }

    /// <summary>What all times of an event that comes again have in common, a UUID; null for one that does not.</summary>
    public required Guid? SeriesId { get; init; }

    /// <summary>The day of the series' rule that it stands for, wherever it was moved since; null for one that does not come again.</summary>
    public required DateOnly? OccurrenceDate { get; init; }

    /// <summary>How many came, as the hosts say; null where they did not.</summary>
    public required int? Turnout { get; init; }

    /// <summary><c>public</c>: everybody sees the address. <c>area</c>: the hosts tell it; city, state and a coarse point are public.</summary>
    public required string AddressVisibility { get; init; }

    /// <summary>Where it is, as far as that is public.</summary>
    public required EventLocation Location { get; init; }

    /// <summary>The organizations of the roster that host it, the lead first.</summary>
    public required IReadOnlyList<EventHostItem> Hosts { get; init; }

    /// <summary>Who hosts it, where that is known as text only; null otherwise.</summary>
    public required Texts? ReportedHost { get; init; }

    /// <summary>The day of action that it belongs to; null otherwise.</summary>
    public required EventDayItem? DayOfAction { get; init; }

    /// <summary><c>entered_here</c> by its hosts, or of the past: <c>announced</c> or <c>happened</c> according to its sources.</summary>
    public required string Evidence { get; init; }

    /// <summary>True for one that the whole day of action looks at.</summary>
    public required bool IsFlagship { get; init; }

    /// <summary>True for invented events that show the software: never show them as real.</summary>
    public required bool IsSample { get; init; }

    /// <summary>Where it was read.</summary>
    public required IReadOnlyList<SourceItem> Sources { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTime UpdatedAt { get; init; }
}

/// <summary>Where an event is, as far as that is public.</summary>
/// <param name="Venue">The name of the place; null where hidden or unknown.</param>
/// <param name="AddressLines">Street and number; empty where hidden or unknown.</param>
/// <param name="Locality">The city; null where unknown.</param>
/// <param name="Region">The state's postal code.</param>
/// <param name="PostalCode">The ZIP code; null where hidden or unknown.</param>
/// <param name="Country">Always <c>US</c>.</param>
/// <param name="Latitude">Degrees north of the public point (WGS 84); null where there is none.</param>
/// <param name="Longitude">Degrees east of the public point (WGS 84); null where there is none.</param>
/// <param name="Precision">What the point stands for: <c>exact</c>, <c>postal_code</c>, <c>city</c>, <c>area</c> or <c>unknown</c>.</param>
public sealed record EventLocation(
    string? Venue, IReadOnlyList<string> AddressLines, string? Locality, string Region, string? PostalCode, string Country,
    double? Latitude, double? Longitude, string Precision);

/// <summary>An organization of the roster that hosts an event.</summary>
/// <param name="Id">Its UUID; never changes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Url">Its page.</param>
/// <param name="Role"><c>lead</c> or <c>co_host</c>.</param>
public sealed record EventHostItem(Guid Id, string Name, string Slug, string Url, string Role);

/// <summary>The day of action of an event.</summary>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Url">Its page.</param>
public sealed record EventDayItem(string Slug, Texts Name, string Url);
