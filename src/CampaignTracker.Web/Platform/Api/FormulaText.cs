namespace CampaignTracker.Web.Platform.Api;

/// <summary>
/// Texts that a spreadsheet would calculate stand behind an apostrophe in files, and come back without it. A text that begins with apostrophes and
/// then such a sign gets one more, so that every text comes back as it was.
/// </summary>
internal static class FormulaText
{
    private const string Beginnings = "=+-@\t\r\n";

    public static string Escape(string text) => IsTaken(text, text.AsSpan().TrimStart('\'')) ? $"'{text}" : text;

    public static string Unescape(string text) => text.StartsWith('\'') && IsTaken(text, text.AsSpan().TrimStart('\'')) ? text[1..] : text;

    private static bool IsTaken(string text, ReadOnlySpan<char> rest) => text.Length > 0 && rest.Length > 0 && Beginnings.Contains(rest[0], StringComparison.Ordinal);
}
