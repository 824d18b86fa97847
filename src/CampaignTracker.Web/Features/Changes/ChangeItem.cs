using System.Text.Json.Serialization;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Api;

namespace CampaignTracker.Web.Features.Changes;

/// <summary>The kinds of things whose changes are told.</summary>
public enum ChangedType
{
    Organization,
    Event,
    Letter,
}

/// <summary>That something public was added or changed, or is public no longer.</summary>
/// <param name="Type"><c>organization</c>, <c>event</c> or <c>letter</c>.</param>
/// <param name="Id">Its UUID.</param>
/// <param name="Url">Where the API tells it; null for what is gone.</param>
/// <param name="ChangedAt">When it was last changed (UTC): the order of the list.</param>
/// <param name="DeletedAt">When it was withdrawn, merged or deleted (UTC): delete your copy. Null for what is public.</param>
public sealed record ChangeItem(string Type, Guid Id, string? Url, DateTime ChangedAt, DateTime? DeletedAt);

/// <summary>A change as it is read.</summary>
/// <param name="Type">Of what.</param>
/// <param name="Id">Its id.</param>
/// <param name="Slug">The last part of its address; null for what is gone.</param>
/// <param name="At">When (UTC).</param>
/// <param name="PlaceId">Tells changes of one instant apart.</param>
internal sealed record Change(ChangedType Type, Guid Id, string? Slug, DateTime At, Guid PlaceId)
{
    /// <summary>What tombstones call it.</summary>
    public static string NounOf(ChangedType type) => type switch
    {
        ChangedType.Organization => nameof(Data.Organizations.Organization),
        ChangedType.Event => nameof(CampaignEvent),
        _ => nameof(Data.Letters.Letter),
    };

    /// <summary>The name of its list in the API.</summary>
    public static string ListOf(ChangedType type) => type switch
    {
        ChangedType.Organization => "organizations",
        ChangedType.Event => "events",
        _ => "letters",
    };
}

[JsonSerializable(typeof(ListOf<ChangeItem>))]
internal sealed partial class ChangesJson : JsonSerializerContext;
