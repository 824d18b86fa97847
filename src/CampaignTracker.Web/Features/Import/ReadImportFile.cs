using CampaignTracker.Data;

namespace CampaignTracker.Web.Features.Import;

/// <summary>Reads a file by what it holds, whatever it is called.</summary>
internal static class ReadImportFile
{
    /// <summary>Bytes of a file.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    public static ImportReading Read(byte[] file)
    {
        if (file.Length > MostBytes)
            return ImportReading.Refused(ImportRefusal.TooLarge);
        if (file.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return ReadWorkbook.Read(file);
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0]))
            return ImportReading.Refused(ImportRefusal.OldWorkbook);
        return TextEncoding.Decode(file) is { } text ? ReadText(text) : ImportReading.Refused(ImportRefusal.NotAList);
    }

    /// <summary>A text that was pasted, or that a file holds.</summary>
    public static ImportReading ReadText(string text)
    {
        if (text.Length > MostBytes)
            return ImportReading.Refused(ImportRefusal.TooLarge);
        if (!StorableText.IsStorable(text))
            return ImportReading.Refused(ImportRefusal.NotAList);
        return DelimitedText.Read(text) ?? ImportReading.Of(PrintedList.Read(text.Split('\n')));
    }
}
