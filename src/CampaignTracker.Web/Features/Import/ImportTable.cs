namespace CampaignTracker.Web.Features.Import;

/// <summary>A list as it was handed in: rows of cells, each as text.</summary>
/// <param name="Headers">The names of the columns, as the list has them; empty for a list of names alone.</param>
/// <param name="Rows">In the order of the list.</param>
public sealed record ImportTable(IReadOnlyList<string> Headers, IReadOnlyList<ImportRow> Rows)
{
    /// <summary>Rows; more are refused.</summary>
    public const int MostRows = 20_000;

    /// <summary>Columns; more are refused.</summary>
    public const int MostColumns = 60;

    /// <summary>True for a list as it is printed: one name a line.</summary>
    public bool IsPrinted => Headers.Count == 0;
}

/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Cells">As many as the list has columns, or fewer.</param>
public sealed record ImportRow(int Line, IReadOnlyList<string> Cells)
{
    public string Cell(int column) => column >= 0 && column < Cells.Count ? Cells[column] : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Why a file is not read.</summary>
public enum ImportRefusal
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>More bytes than are taken, also once it is unpacked.</summary>
    TooLarge,

    /// <summary>More characters than a page takes; what is left of it may lack its end.</summary>
    TooLongToPaste,

    /// <summary>More rows or columns than are taken.</summary>
    TooMany,

    /// <summary>Neither text nor a workbook, whatever it is called.</summary>
    NotAList,

    /// <summary>A workbook of the old kind (.xls).</summary>
    OldWorkbook,

    /// <summary>A workbook that is broken or locked by a password.</summary>
    Unreadable,
}

/// <summary>A list, or why there is none.</summary>
public sealed record ImportReading(ImportTable? Table, ImportRefusal? Refusal)
{
    public static ImportReading Of(ImportTable table) => table.Rows.Count == 0
        ? Refused(ImportRefusal.Empty)
        : table.Rows.Count > ImportTable.MostRows || table.Headers.Count > ImportTable.MostColumns ? Refused(ImportRefusal.TooMany) : new ImportReading(table, null);

    public static ImportReading Refused(ImportRefusal why) => new(null, why);
}
