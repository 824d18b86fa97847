using System.Runtime.CompilerServices;

namespace CampaignTracker.Web.Features.Export;

/// <summary>A list as it leaves the site, read row by row.</summary>
/// <param name="Columns">Their names; what can be imported again bears names that the import knows.</param>
/// <param name="Rows">As many cells as columns: texts, numbers, true or false, or null.</param>
internal sealed record ExportTable(IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows)
{
    public static ExportTable Of<TRow>(IAsyncEnumerable<TRow> rows, params (string Name, Func<TRow, object?> Value)[] columns) =>
        new([.. columns.Select(column => column.Name)], CellsAsync(rows, columns));

    private static async IAsyncEnumerable<object?[]> CellsAsync<TRow>(
        IAsyncEnumerable<TRow> rows, (string Name, Func<TRow, object?> Value)[] columns, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var row in rows.WithCancellation(ct))
            yield return Array.ConvertAll(columns, column => column.Value(row));
    }
}

/// <summary>How a list leaves the site.</summary>
public enum ExportFormat
{
    Csv,
    Xlsx,
    Json,
}
