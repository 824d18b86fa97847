using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.TypeConversion;

namespace CampaignTracker.Web.Platform.Api;

/// <summary>
/// Rows for spreadsheets (RFC 4180), with the columns' names from the row's properties. What would be a formula begins with an
/// apostrophe, so that no name of a stranger runs in somebody's spreadsheet; the byte order mark tells Excel that it is UTF-8.
/// </summary>
internal static class CsvAnswer
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    public static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // Where the end of a line is named, CsvHelper leaves a text with half of one unquoted.
        ShouldQuote = cell => ConfigurationFunctions.ShouldQuote(cell) || cell.Field?.AsSpan().IndexOfAny('\r', '\n') >= 0,
    };

    public static async Task<BytesAnswer> OfAsync<T>(IEnumerable<T> rows, DateTime? changedAt, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = new CsvWriter(text, Rfc4180))
        {
            csv.Context.TypeConverterCache.AddConverter<string>(new TextWithoutFormula());
            csv.Context.TypeConverterCache.AddConverter<bool>(new LowerCaseBoolean());
            csv.Context.RegisterClassMap(new SnakeCase<T>());
            await csv.WriteRecordsAsync(rows, ct);
        }

        return new BytesAnswer(bytes.ToArray(), ContentType, changedAt);
    }

    /// <summary>Texts only: CsvHelper's own protection takes the minus of a longitude for a formula too.</summary>
    private sealed class TextWithoutFormula : StringConverter
    {
        public override string? ConvertToString(object? value, IWriterRow row, MemberMapData memberMapData) =>
            value is string text ? FormulaText.Escape(text) : base.ConvertToString(value, row, memberMapData);
    }

    private sealed class LowerCaseBoolean : BooleanConverter
    {
        public override string? ConvertToString(object? value, IWriterRow row, MemberMapData memberMapData) => value is true ? "true" : "false";
    }

    private sealed class SnakeCase<T> : ClassMap<T>
    {
        public SnakeCase()
        {
            AutoMap(Rfc4180);
            foreach (var column in MemberMaps)
                column.Name(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Data.Member!.Name));
        }
    }
}

/// <summary>How times stand in spreadsheets.</summary>
internal static class CsvTimes
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>By the clock of the place, with its offset.</summary>
    public static string? Local(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string? Utc(DateTime? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
