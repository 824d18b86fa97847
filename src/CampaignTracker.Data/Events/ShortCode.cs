using System.Security.Cryptography;

namespace CampaignTracker.Data.Events;

/// <summary>The code of an event's short link <c>/e/{code}</c>, for flyers.</summary>
public static class ShortCode
{
    /// <summary>Characters.</summary>
    public const int Length = 6;

    /// <summary>No letter or digit that is mistaken for another on paper.</summary>
    public const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>Draws one of some 887 million at random.</summary>
    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>True for six characters of the alphabet.</summary>
    public static bool IsCode(string code) => code.Length == Length && code.All(Alphabet.Contains);

    /// <exception cref="DomainException">Not six characters of the alphabet.</exception>
    internal static string Checked(string code) =>
        IsCode(code) ? code : throw new DomainException($"'{code}' is no short code.");
}
