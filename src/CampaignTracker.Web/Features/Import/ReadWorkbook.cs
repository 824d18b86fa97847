using System.Globalization;
using System.IO.Compression;
using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Api;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CampaignTracker.Web.Features.Import;

/// <summary>The first sheet of a workbook that holds something. Formulas count as what they last showed, dates as days, errors as their names.</summary>
internal static class ReadWorkbook
{
    /// <summary>Bytes of a workbook once it is unpacked.</summary>
    public const int MostUnpacked = 48 * 1024 * 1024;

    private const int MostParts = 2000;

    public static ImportReading Read(byte[] file)
    {
        TextEncoding.Prepare();
        try
        {
            if (Look(file) is { } refusal)
                return ImportReading.Refused(refusal);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(WithErrorsAsText.Of(file));
            do
            {
                var lines = Lines(reader);
                if (lines.Count > 0)
                    return ImportReading.Of(Table(lines));
            }
            while (reader.NextResult());
            return ImportReading.Refused(ImportRefusal.Empty);
        }
        catch (Exception broken) when (broken is ExcelReaderException or InvalidDataException or System.Xml.XmlException or FormatException or ArgumentException
            or IndexOutOfRangeException or InvalidOperationException or KeyNotFoundException or OverflowException or NullReferenceException or NotSupportedException)
        {
            // Hand-made workbooks make the reader stumble in many ways.
            return ImportReading.Refused(ImportRefusal.Unreadable);
        }
    }

    /// <summary>Unpacks it once into nothing, for a workbook may say of itself that it is small.</summary>
    private static ImportRefusal? Look(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        if (zip.GetEntry("xl/workbook.xml") is null)
            return ImportRefusal.NotAList;
        if (zip.Entries.Count > MostParts)
            return ImportRefusal.TooLarge;
        var (unpacked, buffer) = (0L, new byte[81_920]);
        foreach (var part in zip.Entries)
        {
            using var stream = part.Open();
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                unpacked += read;
                if (unpacked > MostUnpacked)
                    return ImportRefusal.TooLarge;
            }
        }

        return null;
    }

    private static List<ImportRow> Lines(IExcelDataReader reader)
    {
        var lines = new List<ImportRow>();
        while (reader.Read() && lines.Count <= ImportTable.MostRows + 1)
        {
            var row = new ImportRow(reader.Depth + 1, [.. Enumerable.Range(0, Math.Min(reader.FieldCount, ImportTable.MostColumns + 1)).Select(column => Text(reader, column))]);
            if (!row.IsBlank)
                lines.Add(row);
        }

        return lines;
    }

    /// <summary>Titles often stand above the names of the columns: these are the first line that names one that is known.</summary>
    private static ImportTable Table(List<ImportRow> lines)
    {
        var head = lines.FindIndex(row => row.Cells.Any(cell => GuessColumns.FieldOf(cell) is not null));
        return head < 0
            ? PrintedList.Read(lines.Select(row => string.Join(' ', row.Cells.Where(cell => cell.Length > 0))))
            : new ImportTable([.. lines[head].Cells], lines[(head + 1)..]);
    }

    private static string Text(IExcelDataReader reader, int column)
    {
        var text = reader.GetValue(column) switch
        {
            null => "",
            string words => FormulaText.Unescape(words),
            DateTime day => day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString() ?? "",
        };
        return StorableText.IsStorable(text) ? text : "";
    }
}
