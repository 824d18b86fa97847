using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CampaignTracker.Data.Mail;

/// <summary>
/// A link that works once, by POST, for a while. Only hashes of its secrets are kept: 256 random bits in the link, and six digits for people who
/// distrust links.
/// </summary>
public sealed class OneTimeLink : IBehindTheScenes
{
    /// <summary>Characters of a SHA-256 in lower-case hexadecimal.</summary>
    public const int HashLength = 64;

    /// <summary>Digits of the code.</summary>
    public const int CodeLength = 6;

    private const int TokenBytes = 32;

    private OneTimeLink()
    {
    }

    private OneTimeLink(LinkPurpose purpose, Guid subjectId, LinkSecrets secrets, DateTime at, TimeSpan life)
    {
        Id = Guid.CreateVersion7(at);
        Purpose = purpose;
        SubjectId = subjectId;
        TokenHash = HashOf(secrets.Token);
        CodeHash = HashOfCode(secrets.Code);
        MadeAt = at;
        ExpiresAt = at + life;
    }

    /// <summary>A version-7 GUID.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it opens.</summary>
    public LinkPurpose Purpose { get; private set; }

    /// <summary>Whose it is: a request to sign, a contact, an organizer; empty where the purpose says it all.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Unique.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>Salted by <see cref="Id"/>.</summary>
    public string CodeHash { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>UTC; null before. Two that spend it at once are told apart by it.</summary>
    public DateTime? SpentAt { get; private set; }

    /// <summary>UTC; null unless a newer one took its place.</summary>
    public DateTime? SupersededAt { get; private set; }

    /// <summary>Makes one.</summary>
    /// <param name="purpose">What it opens.</param>
    /// <param name="subjectId">Whose it is.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="life">How long it works.</param>
    /// <param name="secrets">What the mail says; nobody can ask for them again.</param>
    public static OneTimeLink Make(LinkPurpose purpose, Guid subjectId, DateTime at, TimeSpan life, out LinkSecrets secrets)
    {
        secrets = new LinkSecrets(
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)),
            RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture));
        return new OneTimeLink(purpose, subjectId, secrets, at, life);
    }

    /// <summary>By what a link is found: the SHA-256 of its token in lower-case hexadecimal.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether it works at an instant (UTC), and why not.</summary>
    public LinkStanding StandsAt(DateTime now) =>
        SpentAt is not null ? LinkStanding.Spent
        : SupersededAt is not null ? LinkStanding.Superseded
        : ExpiresAt <= now ? LinkStanding.Expired
        : LinkStanding.Good;

    /// <summary>True for the six digits that were made with it; takes the same time for all others.</summary>
    public bool HasCode(string digits) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeHash), Encoding.ASCII.GetBytes(HashOfCode(digits)));

    /// <summary>Uses it up.</summary>
    /// <exception cref="DomainException">It does not work at <paramref name="at"/> (UTC).</exception>
    public void Spend(DateTime at)
    {
        if (StandsAt(at) is not LinkStanding.Good)
            throw new DomainException("The link does not work any more.");
        SpentAt = at;
    }

    /// <summary>A newer one takes its place.</summary>
    public void Supersede(DateTime at) => SupersededAt ??= at;

    private string HashOfCode(string digits) => HashOf($"{Id:n} {digits}");
}

/// <summary>The two ways to use a link: what stands in it, and six digits to type.</summary>
public sealed record LinkSecrets(string Token, string Code);

/// <summary>Whether a link works.</summary>
public enum LinkStanding
{
    /// <summary>It works.</summary>
    Good,

    /// <summary>It was used.</summary>
    Spent,

    /// <summary>A newer one took its place.</summary>
    Superseded,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>What a link opens.</summary>
public enum LinkPurpose
{
    /// <summary>A contact confirms a request to sign.</summary>
    ConfirmSignOn,

    /// <summary>An organization says that it did not authorize one.</summary>
    DisownSignOn,

    /// <summary>A contact comes to the listing.</summary>
    YourListing,

    /// <summary>A person who has no listing has everything under the address erased.</summary>
    EraseContact,

    /// <summary>A person becomes an organization's contact.</summary>
    AcceptHandOver,

    /// <summary>The first administrator sets up the site.</summary>
    SetUp,

    /// <summary>An administrator who lost everything starts anew.</summary>
    Recover,

    /// <summary>An invited person makes an account.</summary>
    AcceptInvitation,

    /// <summary>A contact confirms an event that was proposed for the organization.</summary>
    ConfirmProposal,

    /// <summary>An organization says that it did not authorize an event that was proposed in its name.</summary>
    DisownProposal,

    /// <summary>A contact answers whether the organization hosts an event with another.</summary>
    AnswerHostInvitation,

    /// <summary>A person confirms the wish for mails about events.</summary>
    ConfirmFollowing,
}
