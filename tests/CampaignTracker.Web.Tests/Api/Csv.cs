using System.Text;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Reads RFC 4180 to the letter, and nothing else.</summary>
internal static class Csv
{
    /// <summary>Each row by the names of the first.</summary>
    public static List<Dictionary<string, string>> Read(string text)
    {
        var rows = Rows(text);
        return [.. rows.Skip(1).Select(row =>
        {
            Assert.Equal(rows[0].Count, row.Count);
            return rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second);
        })];
    }

    public static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            row.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            rows.Add(row);
            row = [];
        }

        return rows;
    }

    private static string Plain(string text, ref int at)
    {
        var end = text.IndexOfAny([',', '\r', '\n', '"'], at);
        var cell = text[at..end];
        at = end;
        return cell;
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; text[at] != '"' || text[at + 1] == '"'; at++)
        {
            if (text[at] == '"')
                at++;
            cell.Append(text[at]);
        }

        at++;
        return cell.ToString();
    }
}
