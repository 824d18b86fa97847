using System.Text.RegularExpressions;

namespace CampaignTracker.Web.Features.Letters.Work;

/// <summary>
/// Two people changed one text. What only one of them touched is taken from that one, line by line, and within a line that both touched, word by
/// word. Where both changed the same words, nobody but they can say what is meant.
/// </summary>
public static partial class JoinTexts
{
    /// <summary>Beyond this many comparisons two passages are taken as different altogether.</summary>
    private const int MostCompared = 4_000_000;

    /// <param name="before">What both began with.</param>
    /// <param name="one">What one made of it.</param>
    /// <param name="other">What the other made of it.</param>
    /// <returns>Null where they cannot be joined.</returns>
    public static string? Join(string before, string one, string other) =>
        Join(Lines(before), Lines(one), Lines(other), (b, o, t) => Join(Words(b), Words(o), Words(t), (_, _, _) => null)) is { } joined
            ? joined[..^1]
            : null;

    private static string? Join(string[] before, string[] one, string[] other, Func<string, string, string, string?> finer)
    {
        if (Match(before, one) is not { } inOne || Match(before, other) is not { } inOther)
            return null;
        var joined = new System.Text.StringBuilder();
        var (b, o, t) = (0, 0, 0);
        for (var next = 0; next <= before.Length; next++)
        {
            var isEnd = next == before.Length;
            var (inO, inT) = isEnd ? (one.Length, other.Length) : (inOne[next], inOther[next]);
            if (inO < 0 || inT < 0)
                continue;
            if (Settle(Cut(before, b, next), Cut(one, o, inO), Cut(other, t, inT), finer) is not { } passage)
                return null;
            joined.Append(passage);
            if (!isEnd)
                joined.Append(before[next]);
            (b, o, t) = (next + 1, inO + 1, inT + 1);
        }

        return joined.ToString();
    }

    private static string? Settle(string before, string one, string other, Func<string, string, string, string?> finer) =>
        one == other || other == before ? one : one == before ? other : finer(before, one, other);

    private static string Cut(string[] parts, int from, int to) => string.Concat(parts.AsSpan(from, to - from).ToArray());

    /// <summary>Where each part of the first stands in the second, -1 for nowhere: the longest run of parts that both have in their order.</summary>
    private static int[]? Match(string[] first, string[] second)
    {
        var head = 0;
        while (head < first.Length && head < second.Length && first[head] == second[head])
            head++;
        var tail = 0;
        while (tail < first.Length - head && tail < second.Length - head && first[^(tail + 1)] == second[^(tail + 1)])
            tail++;

        var (rows, columns) = (first.Length - head - tail, second.Length - head - tail);
        if ((long)rows * columns > MostCompared)
            return null;
        var longest = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
                longest[i, j] = first[head + i] == second[head + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var found = new int[first.Length];
        for (var i = 0; i < first.Length; i++)
            found[i] = i < head ? i : i >= first.Length - tail ? second.Length - (first.Length - i) : -1;
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (first[head + i] == second[head + j])
                found[head + i++] = head + j++;
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }

        return found;
    }

    /// <summary>Each with the break that ends it, the last one too: it is the same line where others follow it.</summary>
    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line + '\n')];

    /// <summary>And the spaces between them, each by itself.</summary>
    private static string[] Words(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"\S+|\s")]
    private static partial Regex Word();
}
