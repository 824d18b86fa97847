using System.Globalization;
using CampaignTracker.Web.Platform.Api;
using CsvHelper;
using CsvHelper.Configuration;

namespace CampaignTracker.Web.Features.Import;

/// <summary>Lists with columns: separated by commas, semicolons or tabs, whichever the first line has.</summary>
internal static class DelimitedText
{
    private static readonly string[] Delimiters = ["\t", ",", ";"];

    /// <returns>Null where the first line names no column that is known: it is then a list of names.</returns>
    public static ImportReading? Read(string text)
    {
        var delimiter = Delimiters.Select(candidate => (Delimiter: candidate, Known: KnownIn(text, candidate))).MaxBy(candidate => candidate.Known);
        if (delimiter.Known == 0)
            return null;
        var rows = new List<ImportRow>();
        using var csv = Open(text, delimiter.Delimiter);
        var headers = Next(csv) ?? [];
        while (Next(csv) is { } cells)
        {
            var row = new ImportRow(csv.Parser.RawRow, [.. cells.Select(FormulaText.Unescape)]);
            if (!row.IsBlank)
                rows.Add(row);
            if (rows.Count > ImportTable.MostRows)
                break;
        }

        return ImportReading.Of(new ImportTable(headers, rows));
    }

    private static int KnownIn(string text, string delimiter)
    {
        using var csv = Open(text, delimiter);
        return (Next(csv) ?? []).Count(header => GuessColumns.FieldOf(header) is not null);
    }

    private static string[]? Next(CsvReader csv)
    {
        try
        {
            return csv.Read() ? csv.Parser.Record : null;
        }
        catch (CsvHelperException)
        {
            // Untidy as it is, a quote that is never closed ends the list.
            return null;
        }
    }

    private static CsvReader Open(string text, string delimiter) => new(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter,
        BadDataFound = null,
        MissingFieldFound = null,
        HasHeaderRecord = false,
        IgnoreBlankLines = true,
    });
}
