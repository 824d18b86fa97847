using System.IO.Enumeration;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;

namespace CampaignTracker.Data.Security;

/// <summary>Addresses or domains from which nothing is taken. Who is blocked does not notice.</summary>
public sealed class BlockRule : Record
{
    /// <summary>Characters.</summary>
    public const int PatternMaxLength = 254;

    /// <summary>Characters.</summary>
    public const int ReasonMaxLength = 500;

    private BlockRule()
    {
    }

    /// <param name="pattern">An address (<c>spam*@example.org</c>) or a domain (<c>*.example.org</c>); <c>*</c> is any text, <c>?</c> any character.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who blocks.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">The pattern is missing, too long, or blocks everybody.</exception>
    public BlockRule(string pattern, string reason, Actor by, DateTime at)
        : base(at)
    {
        Pattern = StorableText.Required(pattern, PatternMaxLength, "The pattern").ToLowerInvariant();
        if (Pattern.All(c => c is '*' or '?' or '@' or '.'))
            throw new DomainException("The pattern would block everybody.");
        Reason = StorableText.Required(reason, ReasonMaxLength, "The reason");
        Remember("blocked", by, at);
    }

    /// <summary>Lower case.</summary>
    [Personal]
    public string Pattern { get; private set; } = "";

    /// <summary>Why; for organizers only.</summary>
    [Personal]
    public string Reason { get; private set; } = "";

    /// <summary>True where it blocks an address, as it was given or in its canonical form.</summary>
    public bool Blocks(string address)
    {
        string[] subjects = Pattern.Contains('@', StringComparison.Ordinal)
            ? [address.ToLowerInvariant(), EmailAddress.Canonical(address)]
            : [EmailAddress.Domain(address)];
        return subjects.Any(subject => FileSystemName.MatchesSimpleExpression(Escaped(Pattern), subject, ignoreCase: false));
    }

    /// <summary>A backslash escapes in these expressions, and means itself in ours.</summary>
    private static string Escaped(string pattern) => pattern.Replace(@"\", @"\\", StringComparison.Ordinal);
}
