using System.Security.Cryptography;
using System.Text;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Recovery codes as people keep them: four groups of four letters and digits, 80 random bits.</summary>
internal static class RecoveryCodeText
{
    public const int Codes = 10;

    private const int Groups = 4;
    private const int GroupLength = 4;

    // Crockford's alphabet: no letter looks like a digit of it.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Codes).Select(_ => NewOne())];

    /// <summary>The hash that is kept; null for what cannot be a code. Case, spaces and dashes do not matter, nor O for 0, I and L for 1.</summary>
    public static string? HashOf(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return letters.Length == Groups * GroupLength && letters.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal))
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(letters)))
            : null;
    }

    private static string NewOne() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));
}
