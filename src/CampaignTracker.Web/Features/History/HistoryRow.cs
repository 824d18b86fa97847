using CampaignTracker.Data;
using CampaignTracker.Data.History;

namespace CampaignTracker.Web.Features.History;

/// <param name="Id">Of the history entry.</param>
/// <param name="Noun">What kind of thing changed.</param>
/// <param name="NounId">Which; empty where it was not one row.</param>
/// <param name="What">What happened to it.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">UTC.</param>
/// <param name="Changes">What changed in it.</param>
public sealed record HistoryRow(Guid Id, string Noun, Guid NounId, string What, string By, DateTime At, IReadOnlyList<HistoryChange> Changes)
{
    /// <summary>What it happened to is called so, where it is there still and bears a name.</summary>
    public BilingualText? Name { get; init; }

    /// <summary>All that happened to the same thing; null where it is not one.</summary>
    public HistoryLink? Link => NounId != Guid.Empty && Enum.TryParse<HistoryNoun>(Noun, out var noun) ? new HistoryLink(noun, NounId, null) : null;
}

internal static class HistoryRows
{
    public static IQueryable<HistoryRow> Rows(this IQueryable<HistoryEntry> entries) =>
        entries.Select(h => new HistoryRow(h.Id, h.Noun, h.NounId, h.What, h.By, h.At, h.Changes));

    public static IOrderedQueryable<HistoryEntry> NewestFirst(this IQueryable<HistoryEntry> entries) => entries.OrderByDescending(h => h.At).ThenByDescending(h => h.Id);
}
