using System.IO.Enumeration;
using CampaignTracker.Data;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>By what an organizer chooses sign-ons to hold back. All that is named must hold; something must be named.</summary>
public sealed record QuarantineCondition
{
    /// <summary>When they were asked for, at the earliest (UTC).</summary>
    public DateTime? From { get; init; }

    /// <summary>Before when they were asked for (UTC).</summary>
    public DateTime? Until { get; init; }

    /// <summary>The domain of their contacts' addresses, in ASCII and lower case; may be empty.</summary>
    public string MailDomain { get; init; } = "";

    /// <summary>The day's hash of the network that they came from; may be empty.</summary>
    public string NetworkHash { get; init; } = "";

    /// <summary>How their organizations are called; <c>*</c> is any text, <c>?</c> any character. May be empty.</summary>
    public string NamePattern { get; init; } = "";

    /// <summary>True where it would choose everybody.</summary>
    public bool IsEmpty => From is null && Until is null && MailDomain.Length == 0 && NetworkHash.Length == 0 && !HasName;

    private bool HasName => NamePattern.Any(c => c is not ('*' or '?' or ' '));

    /// <summary>True where an organization's name fits, without regard to case and accents.</summary>
    public bool FitsName(string name) =>
        // A backslash escapes in these expressions, and means itself in ours.
        !HasName || FileSystemName.MatchesSimpleExpression(FoldedText.Fold(NamePattern).Replace(@"\", @"\\", StringComparison.Ordinal), FoldedText.Fold(name), ignoreCase: false);
}
