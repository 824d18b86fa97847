using CampaignTracker.Data;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>A text in the campaign's languages.</summary>
/// <param name="En">English; null where there is none.</param>
/// <param name="Es">Spanish; null where nobody has translated it yet.</param>
public sealed record Texts(string? En, string? Es)
{
    /// <returns>Null where there is no text at all.</returns>
    public static Texts? Of(BilingualText text) => text.IsEmpty ? null : Both(text);

    internal static Texts Both(BilingualText text) => new(Known(text.En), Known(text.Es));

    /// <returns>Null for an empty text.</returns>
    internal static string? Known(string text) => text.Length > 0 ? text : null;
}

/// <summary>Where a fact was read.</summary>
/// <param name="Title">What a reader would call it.</param>
/// <param name="Url">Its address; null for what is only in print.</param>
public sealed record SourceItem(string Title, string? Url)
{
    internal static IReadOnlyList<SourceItem> Of(IReadOnlyList<Source> sources) => [.. sources.Select(source => new SourceItem(source.Title, source.Url))];
}
