using System.Security.Cryptography;
using System.Text;

namespace CampaignTracker.Data.Letters;

/// <summary>One frozen text of a letter; a sign-on is to a version.</summary>
public sealed class LetterVersion
{
    /// <summary>Characters of a SHA-256 in lower-case hexadecimal.</summary>
    public const int HashLength = 64;

    private LetterVersion()
    {
    }

    private LetterVersion(Letter letter, int number, BilingualText text, DateTime at)
    {
        Id = Guid.CreateVersion7(at);
        LetterId = letter.Id;
        Number = number;
        Text = text;
        FrozenAt = at;
    }

    /// <summary>A version-7 GUID.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose text it is.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>1 for the first text of the letter.</summary>
    public int Number { get; private set; }

    /// <summary>Markdown.</summary>
    public BilingualText Text { get; private set; } = BilingualText.Empty;

    /// <summary>The SHA-256 that names the whole text (<see cref="HashOf"/>); null where only parts of it are known.</summary>
    public string? Hash { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime FrozenAt { get; private set; }

    /// <summary>SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of the English text, a form feed and the Spanish text, lines ended by LF.</summary>
    public static string HashOf(BilingualText text)
    {
        var whole = $"{WithLineFeeds(text.En)}\f{WithLineFeeds(text.Es)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
    }

    internal static LetterVersion Freeze(Letter letter, int number, BilingualText text, DateTime at) =>
        text.IsEmpty
            ? throw new DomainException("The letter has no text to freeze.")
            : new LetterVersion(letter, number, text, at) { Hash = HashOf(text) };

    internal static LetterVersion OfKnownParts(Letter letter, BilingualText parts, DateTime at) => new(letter, 1, parts, at);

    private static string WithLineFeeds(string text) => text.ReplaceLineEndings("\n");
}
