namespace CampaignTracker.Data.Security;

/// <summary>Something a stranger did that is counted against a limit, on all nodes together.</summary>
public sealed class Attempt : IBehindTheScenes
{
    /// <summary>Characters.</summary>
    public const int SubjectMaxLength = 254;

    private Attempt()
    {
    }

    /// <param name="kind">What was done.</param>
    /// <param name="networkHash">From which network (<see cref="NetworkKey.HashOf"/>).</param>
    /// <param name="subject">To what: a mail domain for a form, the form's id for a code; may be empty.</param>
    /// <param name="letterId">Under which letter; empty where under none.</param>
    /// <param name="at">When (UTC).</param>
    public Attempt(AttemptKind kind, string networkHash, string subject, Guid letterId, DateTime at)
    {
        Id = Guid.CreateVersion7(at);
        (Kind, NetworkHash, LetterId, At) = (kind, networkHash, letterId, at);
        Subject = StorableText.Within(subject, SubjectMaxLength, "The subject");
    }

    /// <summary>A version-7 GUID.</summary>
    public Guid Id { get; private set; }

    /// <summary>What was done.</summary>
    public AttemptKind Kind { get; private set; }

    /// <summary>From which network, hashed with a key that is thrown away daily.</summary>
    public string NetworkHash { get; private set; } = "";

    /// <summary>To what: a mail domain for a form, the form's id for a code; may be empty.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Under which letter; empty where under none.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Forgets to what it was done: the mail domain of somebody who is erased.</summary>
    public void ForgetSubject() => Subject = "";

    /// <summary>Forgets from which network it came.</summary>
    public void ForgetNetwork() => NetworkHash = "";
}

/// <summary>What is counted.</summary>
public enum AttemptKind
{
    /// <summary>A form was posted.</summary>
    SignOn,

    /// <summary>Another mail was asked for.</summary>
    Resend,

    /// <summary>A six-digit code was typed.</summary>
    Code,

    /// <summary>The link to a listing was asked for.</summary>
    Listing,

    /// <summary>An event was proposed.</summary>
    Proposal,

    /// <summary>Mails about events nearby were asked for.</summary>
    Following,
}
