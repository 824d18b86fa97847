using System.Text;

namespace CampaignTracker.Web.Features.Import;

/// <summary>Tells in what encoding a text was saved: by its mark, as UTF-8 where it is that, otherwise as old programs of Windows save it.</summary>
internal static class TextEncoding
{
    private const int Windows1252 = 1252;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Also asked for by the reader of workbooks.
    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Makes the old encodings known.</summary>
    public static void Prepare()
    {
    }

    /// <returns>Null for what is no text.</returns>
    public static string? Decode(byte[] file)
    {
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]))
            return Encoding.Unicode.GetString(file, 2, file.Length - 2);
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return Encoding.BigEndianUnicode.GetString(file, 2, file.Length - 2);
        if (file.AsSpan().Contains((byte)0))
            return null;
        var start = file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? 3 : 0;
        try
        {
            return Utf8.GetString(file, start, file.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(Windows1252).GetString(file);
        }
    }
}
