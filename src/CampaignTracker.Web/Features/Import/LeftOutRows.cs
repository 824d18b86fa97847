using System.Text;
using CampaignTracker.Web.Platform.Api;
using CampaignTracker.Web.Platform.Queries;
using CsvHelper;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Import;

/// <summary>The rows that are not taken, as they came and with the reason: to be put right and imported again.</summary>
internal static class LeftOutRows
{
    public static byte[] Csv(ImportTable table, ImportPlan plan, IStringLocalizer<ImportsText> text)
    {
        var headers = table.IsPrinted ? [.. PrintedList.Fields.Select(Wire.Name)] : table.Headers;
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, CsvAnswer.Rfc4180))
        {
            Write(csv, headers, text["Column_Line"], text["Column_Why"]);
            foreach (var row in plan.LeftOut)
                Write(csv, Enumerable.Range(0, headers.Count).Select(row.Row.Cell), row.Row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Why ?? "");
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, IEnumerable<string> cells, params IEnumerable<string> more)
    {
        foreach (var cell in cells.Concat(more))
            csv.WriteField(FormulaText.Escape(cell));
        csv.NextRecord();
    }
}
