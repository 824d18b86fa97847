using System.Diagnostics.CodeAnalysis;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>The columns that sort the table.</summary>
public enum AgreementSort
{
    Agency,
    State,
    Model,
    [SuppressMessage("Naming", "CA1720", Justification = "It is the word of the address, sort=signed, and no type.")]
    Signed,
    Status,
}

/// <summary>Which way a column sorts.</summary>
public enum SortDirection
{
    Asc,
    Desc,
}

/// <summary>Sorts by what readers see: a state's name and not its code, a model's word in their language.</summary>
public sealed class AgreementOrder(IStringLocalizer<AgreementsText> text, IStringLocalizer<PlacesText> places)
{
    public IReadOnlyList<AgreementLine> Sort(IEnumerable<AgreementLine> lines, AgreementSort by, SortDirection direction)
    {
        var sorted = by switch
        {
            AgreementSort.Agency => In(direction, lines, line => line.SortKey, StringComparer.Ordinal),
            AgreementSort.State => In(direction, lines, StateOf, StringComparer.CurrentCulture),
            AgreementSort.Model => In(direction, lines, line => text.Word(line.Model).Value, StringComparer.CurrentCulture),
            // A day that nobody knows stands last either way.
            AgreementSort.Signed => lines.OrderBy(line => line.SignedOn is null).Then(direction, line => line.SignedOn),
            AgreementSort.Status => In(direction, lines, line => text.Word(line.Status).Value, StringComparer.CurrentCulture)
                .Then(direction, line => line.StatusAsOf),
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
        return [.. sorted.ThenBy(line => line.SortKey, StringComparer.Ordinal).ThenBy(StateOf, StringComparer.CurrentCulture).ThenBy(line => line.Model)];
    }

    private static IOrderedEnumerable<AgreementLine> In(
        SortDirection direction, IEnumerable<AgreementLine> lines, Func<AgreementLine, string> key, StringComparer comparer) =>
        direction is SortDirection.Asc ? lines.OrderBy(key, comparer) : lines.OrderByDescending(key, comparer);

    private string StateOf(AgreementLine line) => line.State.Length > 0 ? places[line.State] : "";
}

file static class Ordering
{
    public static IOrderedEnumerable<AgreementLine> Then<TKey>(
        this IOrderedEnumerable<AgreementLine> lines, SortDirection direction, Func<AgreementLine, TKey> key) =>
        direction is SortDirection.Asc ? lines.ThenBy(key) : lines.ThenByDescending(key);
}
