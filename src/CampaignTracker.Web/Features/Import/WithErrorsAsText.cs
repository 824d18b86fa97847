using System.IO.Compression;
using System.Text.RegularExpressions;

namespace CampaignTracker.Web.Features.Import;

/// <summary>
/// The reader of workbooks takes a cell with an error for an empty one. An organization whose state is <c>#N/A</c> would be national; so such cells
/// become texts before it sees them.
/// </summary>
internal static partial class WithErrorsAsText
{
    public static Stream Of(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        var sheets = zip.Entries.Where(part => part.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .Select(part => (part.FullName, Xml: Read(part))).Where(sheet => ErrorCell().IsMatch(sheet.Xml)).ToDictionary(sheet => sheet.FullName, sheet => sheet.Xml);
        if (sheets.Count == 0)
            return new MemoryStream(file);

        var changed = new MemoryStream();
        using (var copy = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in zip.Entries)
            {
                using var into = copy.CreateEntry(part.FullName, CompressionLevel.Fastest).Open();
                if (sheets.TryGetValue(part.FullName, out var xml))
                {
                    into.Write(System.Text.Encoding.UTF8.GetBytes(ErrorCell().Replace(xml, "$1t=\"str\"")));
                    continue;
                }

                using var from = part.Open();
                from.CopyTo(into);
            }
        }

        changed.Position = 0;
        return changed;
    }

    private static string Read(ZipArchiveEntry part)
    {
        using var reader = new StreamReader(part.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"(<(?:\w+:)?c\s(?:[^>]*?\s)?)t=""e""", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorCell();
}
