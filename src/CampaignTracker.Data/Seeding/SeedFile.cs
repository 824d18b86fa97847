using System.Globalization;
using System.Reflection;
using CsvHelper;
using CsvHelper.Configuration;

namespace CampaignTracker.Data.Seeding;

/// <summary>The CSV and Markdown files beside this one, built into the assembly.</summary>
internal static class SeedFile
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        PrepareHeaderForMatch = header => Squeeze(header.Header),
    };

    /// <summary>The rows of <c>folder/name.csv</c>; a column <c>start_date</c> fills a property <c>StartDate</c>.</summary>
    public static IReadOnlyList<TRow> Rows<TRow>(string folder, string name)
    {
        using var reader = new StreamReader(Open($"{folder}.{name}.csv"));
        using var csv = new CsvReader(reader, Format);
        return [.. csv.GetRecords<TRow>()];
    }

    /// <summary>The two texts <c>folder/letters/slug.en.md</c> and <c>.es.md</c>.</summary>
    public static BilingualText LetterText(string folder, string slug) => new(Text($"{folder}.letters.{slug}.en.md"), Text($"{folder}.letters.{slug}.es.md"));

    /// <summary>The enum member that a file writes as <c>press_conference</c>.</summary>
    public static TEnum Word<TEnum>(string text)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(Squeeze(text), ignoreCase: true);

    private static string Squeeze(string text) => text.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(SeedFile).Namespace}.{name}")
        ?? throw new InvalidOperationException($"The seed file {name} is not built in.");
}
