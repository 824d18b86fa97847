using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignTracker.Web.Platform.Api;
using CsvHelper;
using Microsoft.AspNetCore.Http.Features;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CampaignTracker.Web.Features.Export;

/// <summary>Writes a list into an answer while it is read: nothing of it is gathered in memory.</summary>
internal static class WriteExport
{
    private const int FlushEach = 64 * 1024;

    private static readonly OpenXmlConfiguration Workbook = new() { TableStyles = TableStyles.None, AutoFilter = false, EnableConvertByteArray = false };

    public static async Task ToAsync(HttpContext context, ExportTable table, string name, ExportFormat format)
    {
        var response = context.Response;
        response.ContentType = format switch
        {
            ExportFormat.Csv => CsvAnswer.ContentType,
            ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/json; charset=utf-8",
        };
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format.ToString().ToLowerInvariant()}\"";
        response.Headers.CacheControl = "no-store";
        var ct = context.RequestAborted;
        await (format switch
        {
            ExportFormat.Csv => CsvAsync(table, response.Body, ct),
            ExportFormat.Xlsx => XlsxAsync(context, table, ct),
            _ => JsonAsync(table, response.Body, ct),
        });
    }

    private static async Task CsvAsync(ExportTable table, Stream body, CancellationToken ct)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, CsvAnswer.Rfc4180);
        foreach (var column in table.Columns)
            csv.WriteField(column);
        await csv.NextRecordAsync();
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            foreach (var cell in row)
                csv.WriteField(cell is string words ? FormulaText.Escape(words) : Text(cell));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>Each cell is a text, so that none becomes a formula, and no ZIP code loses its zero.</summary>
    private static async Task XlsxAsync(HttpContext context, ExportTable table, CancellationToken ct)
    {
        // The writer of workbooks closes its parts without waiting; what it writes is small by then.
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        await MiniExcel.SaveAsAsync(context.Response.Body, RowsAsync(table, ct), printHeader: true, configuration: Workbook, cancellationToken: ct);
    }

    private static async IAsyncEnumerable<IDictionary<string, object?>> RowsAsync(ExportTable table, [EnumeratorCancellation] CancellationToken ct)
    {
        var isEmpty = true;
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            isEmpty = false;
            // What begins as if it were escaped is escaped, for whoever reads the workbook again takes one apostrophe off.
            yield return Row(table, column => row[column] is string words && words.StartsWith('\'') ? FormulaText.Escape(words) : Text(row[column]));
        }

        // Without a row the columns would have no names.
        if (isEmpty)
            yield return Row(table, _ => null);
    }

    private static Dictionary<string, object?> Row(ExportTable table, Func<int, string?> cell) =>
        Enumerable.Range(0, table.Columns.Count).ToDictionary(column => table.Columns[column], column => (object?)cell(column));

    private static async Task JsonAsync(ExportTable table, Stream body, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            json.WriteStartObject();
            foreach (var (column, cell) in table.Columns.Zip(row))
                Write(json, column, cell);
            json.WriteEndObject();
            if (json.BytesPending > FlushEach)
                await json.FlushAsync(ct);
        }

        json.WriteEndArray();
        await json.FlushAsync(ct);
    }

    private static void Write(Utf8JsonWriter json, string column, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNull(column);
                break;
            case bool isSo:
                json.WriteBoolean(column, isSo);
                break;
            case int number:
                json.WriteNumber(column, number);
                break;
            case double number:
                json.WriteNumber(column, number);
                break;
            default:
                json.WriteString(column, Text(cell));
                break;
        }
    }

    private static string? Text(object? cell) => cell switch
    {
        null => null,
        string words => words,
        bool isSo => isSo ? "true" : "false",
        DateOnly day => CsvTimes.Day(day),
        DateTime instant => CsvTimes.Utc(instant),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };
}
