using System.Text.Json.Serialization;
using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Letters.Api;

/// <summary>A letter as the API tells it. Drafts are never told.</summary>
public sealed record LetterItem
{
    /// <summary>A UUID; never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>The last part of its address.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page in English.</summary>
    public required string Url { get; init; }

    /// <summary>Its page in Spanish.</summary>
    public required string UrlEs { get; init; }

    /// <summary>Its title.</summary>
    public required Texts Title { get; init; }

    /// <summary>To whom it is addressed.</summary>
    public required Texts Addressee { get; init; }

    /// <summary>What it asks, in a sentence or two.</summary>
    public required Texts Summary { get; init; }

    /// <summary><c>open</c>, <c>closed</c>, <c>delivered</c> or <c>answered</c>; a letter whose deadline has passed is closed.</summary>
    public required string Status { get; init; }

    /// <summary>How many organizations it wants; null where it has no target.</summary>
    public required int? Target { get; init; }

    /// <summary>How many organizations are listed under its newest text.</summary>
    public required int SignatoriesCount { get; init; }

    /// <summary>How many signed as sources report, where the coalition cannot name them all; null otherwise.</summary>
    public required int? ReportedSignatoriesCount { get; init; }

    /// <summary>Until when it can be signed, by the clock of <see cref="DeadlineTimeZone"/>; null where there is no deadline.</summary>
    public required DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>The deadline (UTC).</summary>
    public required DateTime? DeadlineAtUtc { get; init; }

    /// <summary>The IANA zone of the deadline.</summary>
    public required string? DeadlineTimeZone { get; init; }

    /// <summary>When it was opened for signing (UTC); null where unknown.</summary>
    public required DateTime? OpenedAt { get; init; }

    /// <summary>When signing ended (UTC); null where it has not.</summary>
    public required DateTime? ClosedAt { get; init; }

    /// <summary>When it was delivered (UTC); null where it was not.</summary>
    public required DateTime? DeliveredAt { get; init; }

    /// <summary>When it was answered (UTC); null where it was not.</summary>
    public required DateTime? AnsweredAt { get; init; }

    /// <summary>The IANA zone in which of those instants only the day is known; null where they are known to the second.</summary>
    public required string? OnlyDaysKnownIn { get; init; }

    /// <summary>Its newest frozen text, which organizations sign.</summary>
    public required LetterVersionItem Version { get; init; }

    /// <summary>The newest text in Markdown; told of a single letter only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Texts? Text { get; init; }

    /// <summary>True for an invented letter that shows the software: never show it as real.</summary>
    public required bool IsSample { get; init; }

    /// <summary>Where it was read.</summary>
    public required IReadOnlyList<SourceItem> Sources { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTime UpdatedAt { get; init; }
}

/// <summary>A frozen text of a letter.</summary>
/// <param name="Number">From 1; each amendment makes the next.</param>
/// <param name="Hash">The SHA-256 of the whole text in both languages; null where only parts of it are known.</param>
/// <param name="FrozenAt">When it was frozen (UTC).</param>
public sealed record LetterVersionItem(int Number, string? Hash, DateTime FrozenAt);

/// <summary>A letter's count, as small as a live counter needs it.</summary>
/// <param name="Count">How many organizations are listed under its newest text.</param>
/// <param name="Reported">How many signed as sources report, where the coalition cannot name them all; null otherwise.</param>
/// <param name="Target">How many it wants; null where it has no target.</param>
/// <param name="AsOf">The newest change that this answer knows of (UTC).</param>
public sealed record LetterCount(int Count, int? Reported, int? Target, DateTime? AsOf);

/// <summary>An organization under a letter. Of the person only what the person agreed to.</summary>
/// <param name="Id">The sign-on's UUID.</param>
/// <param name="Slug">The last part of the organization's address; null where it has no page.</param>
/// <param name="Url">The organization's page; null where it has none.</param>
/// <param name="Name">The organization's name.</param>
/// <param name="ShortName">Its short name; null where it has none.</param>
/// <param name="City">Its city; null where unknown.</param>
/// <param name="State">Its state's postal code; null where unknown.</param>
/// <param name="Scope">Its reach: <c>national</c>, <c>state</c> or <c>local</c>.</param>
/// <param name="SignatoryName">Who signed for it; null unless the person agreed to be shown.</param>
/// <param name="SignatoryTitle">That person's title; null unless the person agreed to show it.</param>
/// <param name="IsSample">True for invented sign-ons: never show them as real.</param>
/// <param name="CreatedAt">When it was entered (UTC).</param>
/// <param name="UpdatedAt">When it was last changed (UTC).</param>
public sealed record SignatoryItem(
    Guid Id, string? Slug, string? Url, string Name, string? ShortName, string? City, string? State, string Scope,
    string? SignatoryName, string? SignatoryTitle, bool IsSample, DateTime CreatedAt, DateTime UpdatedAt);

[JsonSerializable(typeof(ListOf<LetterItem>))]
[JsonSerializable(typeof(One<LetterItem>))]
[JsonSerializable(typeof(ListOf<SignatoryItem>))]
[JsonSerializable(typeof(LetterCount))]
internal sealed partial class LettersJson : JsonSerializerContext;
