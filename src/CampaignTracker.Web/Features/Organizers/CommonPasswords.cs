namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// The passwords that are guessed first, from the table beside the app's assembly, in lower case. It is read through each time: that takes
/// milliseconds, and passwords are set too seldom to keep it in memory.
/// </summary>
internal static class CommonPasswords
{
    /// <summary>Fewer different characters than this make no password, however long.</summary>
    private const int FewestDifferent = 5;

    /// <summary>True for a common one, also doubled, or with digits and marks before or after it; and for a run such as 123456789012.</summary>
    public static bool IsCommon(string password)
    {
        var folded = password.ToLowerInvariant();
        var core = Core(folded);
        HashSet<string> guesses = [folded, core, Unit(folded), Unit(core)];
        return folded.Distinct().Count() < FewestDifferent || IsRun(folded)
            || File.ReadLines(Path.Combine(AppContext.BaseDirectory, "common-passwords.txt")).Any(guesses.Contains);
    }

    /// <summary>Without digits and marks at its ends: <c>liberty</c> of <c>!!liberty2026</c>.</summary>
    private static string Core(string text)
    {
        var letters = text.Index().Where(c => char.IsLetter(c.Item)).Select(c => c.Index).ToList();
        return letters.Count == 0 ? text : text[letters[0]..(letters[^1] + 1)];
    }

    /// <summary>What is repeated: <c>secret</c> of <c>secretsecret</c>.</summary>
    private static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)))
                return text[..length];
        }

        return text;
    }

    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (one, next) => next - one).ToList();
        return steps.Count(step => step is 1 or -1 or 0 or -9) >= steps.Count * 3 / 4;
    }
}
