using System.Text;

namespace CampaignTracker.Web.Features.Events.Calendars;

/// <summary>The lines of a calendar file (RFC 5545, section 3.1), where Ical.Net falls short.</summary>
internal static class CalendarLines
{
    /// <summary>Octets of a line without its end.</summary>
    private const int MostOctets = 75;

    private const string LineFold = "\r\n ";

    /// <summary>Every end of a line is the one that can be written; control characters, which no calendar may hold, are spaces.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text).Replace("\r\n", "\n").Replace('\r', '\n');
        for (var i = 0; i < clean.Length; i++)
        {
            if (clean[i] is < ' ' and not '\n' and not '\t' or '\u007f')
                clean[i] = ' ';
        }

        return clean.ToString();
    }

    /// <summary>Folds anew between whole characters: Ical.Net 5.2.4 folds some in the middle, and a candle becomes two question marks.</summary>
    public static string Fold(string calendar)
    {
        var folded = new StringBuilder(calendar.Length);
        var octets = 0;
        foreach (var rune in calendar.Replace(LineFold, "", StringComparison.Ordinal).EnumerateRunes())
        {
            var isBreak = rune.Value is '\r' or '\n';
            if (!isBreak && octets + rune.Utf8SequenceLength > MostOctets)
            {
                folded.Append(LineFold);
                octets = 1;
            }

            folded.Append(rune);
            octets = isBreak ? 0 : octets + rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
