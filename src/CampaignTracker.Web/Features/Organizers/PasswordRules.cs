using System.Text;
using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Why a password is refused; the text is <c>PasswordProblem_…</c>.</summary>
internal enum PasswordProblem
{
    Missing,
    Short,
    Long,
    Common,
    Personal,
}

/// <summary>
/// Long, not common, nothing about its person (NIST SP 800-63B): no rules of composition, no expiry. Shorter than the fifteen advised is allowed
/// because nobody signs in with a password alone.
/// </summary>
internal static class PasswordRules
{
    /// <summary>Characters.</summary>
    public const int MinLength = 12;

    /// <summary>Characters; what the page advises.</summary>
    public const int AdvisedLength = 15;

    /// <summary>Characters; far more than the 64 that must fit.</summary>
    public const int MaxLength = 200;

    private const int TellingLength = 4;

    /// <summary>The same letters, whichever way a keyboard composes them.</summary>
    public static string Tidy(string typed)
    {
        try
        {
            return typed.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return typed;   // Holds what is no character at all.
        }
    }

    /// <param name="typed">As it was typed.</param>
    /// <param name="about">The person's address and name, the campaign's names.</param>
    public static PasswordProblem? ProblemOf(string typed, params IEnumerable<string> about)
    {
        var password = Tidy(typed);
        return password.Length == 0 ? PasswordProblem.Missing
            : password.Length < MinLength ? PasswordProblem.Short
            : password.Length > MaxLength ? PasswordProblem.Long
            : IsAbout(password, about) ? PasswordProblem.Personal
            : CommonPasswords.IsCommon(password) ? PasswordProblem.Common
            : null;
    }

    /// <summary>What a password may not hold of its person.</summary>
    public static IEnumerable<string> AboutOf(Organizer organizer) => [organizer.Email!, organizer.DisplayName];

    private static bool IsAbout(string password, IEnumerable<string> about)
    {
        var folded = Letters(password);
        return about.SelectMany(text => FoldedText.Words(text.Replace('@', ' ')).Append(text)).Select(Letters)
            .Any(telling => telling.Length >= TellingLength && folded.Contains(telling, StringComparison.Ordinal));
    }

    private static string Letters(string text) => string.Concat(FoldedText.Fold(text).Where(char.IsLetterOrDigit));
}
