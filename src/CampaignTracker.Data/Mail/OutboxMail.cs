namespace CampaignTracker.Data.Mail;

/// <summary>What a mail says, ready to send: a subject, and the same words as plain text and as HTML with nothing remote in it.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">The plain part.</param>
/// <param name="Html">The HTML part, a whole document.</param>
public sealed record MailText(string Subject, string Text, string Html);

/// <summary>
/// A mail that is to go out, written in the transaction of what it tells. It goes out at least once, each time with the Message-ID that is made of
/// <see cref="Id"/>. Its words are erased once it is sent: they hold links that open things.
/// </summary>
public sealed class OutboxMail : IBehindTheScenes
{
    /// <summary>Characters.</summary>
    public const int SubjectMaxLength = 200;

    /// <summary>Characters.</summary>
    public const int FailureMaxLength = 200;

    /// <summary>Characters.</summary>
    public const int SlotMaxLength = 20;

    /// <summary>Characters.</summary>
    public const int UnsubscribeMaxLength = 600;

    /// <summary>After so many failures in a row it waits for an organizer.</summary>
    public const int MostFailures = 12;

    private OutboxMail()
    {
    }

    /// <param name="kind">What it is for.</param>
    /// <param name="recipient">The address as it was given.</param>
    /// <param name="language">Its language.</param>
    /// <param name="mail">What it says.</param>
    /// <param name="aboutId">The record that it tells of.</param>
    /// <param name="at">When it was written (UTC); it may go out from then on.</param>
    /// <exception cref="DomainException">The address is none, or the subject is too long or has a line break.</exception>
    public OutboxMail(MailKind kind, string recipient, Language language, MailText mail, Guid aboutId, DateTime at)
    {
        Id = Guid.CreateVersion7(at);
        Kind = kind;
        Recipient = EmailAddress.IsAddress(recipient) ? recipient : throw new DomainException("The recipient is no e-mail address.");
        RecipientKey = EmailAddress.Canonical(recipient);
        Language = language;
        Subject = mail.Subject.Any(char.IsControl) ? throw new DomainException("A subject is one line.") : StorableText.Required(mail.Subject, SubjectMaxLength, "The subject");
        (Text, Html) = (mail.Text, mail.Html);
        AboutId = aboutId;
        CreatedAt = DueAt = at;
    }

    /// <summary>A version-7 GUID; the stable part of the Message-ID.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is for.</summary>
    public MailKind Kind { get; private set; }

    /// <summary>Where it goes, as it was given; empty once erased.</summary>
    public string Recipient { get; private set; } = "";

    /// <summary>The recipient's canonical form, by which mails of a day are counted; empty once erased.</summary>
    public string RecipientKey { get; private set; } = "";

    /// <summary>The language it is written in.</summary>
    public Language Language { get; private set; }

    /// <summary>One line; empty once sent.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The plain part; empty once sent.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The HTML part; empty once sent.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Where one POST ends mails of its kind (RFC 8058); empty where the reader's own answer brought it, and once sent.</summary>
    public string UnsubscribeAddress { get; private set; } = "";

    /// <summary>The record that it tells of, such as a <see cref="Letters.SignOnRequest"/>.</summary>
    public Guid AboutId { get; private set; }

    /// <summary>
    /// Its place among the mails that one mailbox gets in a day because strangers ask for them; unique for a mailbox, so that many who ask at once
    /// cannot have more sent than may be. Null for a mail that only the reader's own answer brings.
    /// </summary>
    public string? DaySlot { get; private set; }

    /// <summary>Where it stands.</summary>
    public MailState State { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; a dispatcher that takes it moves this on by the length of its lease, so that no other takes it meanwhile.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>How often sending it failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Why it failed last, without anybody's data; null where it has not.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Keeps it back for good or until <see cref="Release"/>: what is written for a stranger whom nothing may be sent.</summary>
    public OutboxMail Withheld()
    {
        State = MailState.Withheld;
        DaySlot = null;
        return this;
    }

    /// <summary>Says where one POST ends mails of its kind.</summary>
    public OutboxMail EndedAt(Uri address)
    {
        UnsubscribeAddress = StorableText.Required(address.AbsoluteUri, UnsubscribeMaxLength, "The address to unsubscribe");
        return this;
    }

    /// <summary>Takes a place among the mailbox's mails of a day; it goes out on that day, not before.</summary>
    /// <param name="day">The day in UTC.</param>
    /// <param name="number">From 1; 0 is the place of what a public address is told once a day.</param>
    public void TakeSlot(DateOnly day, int number)
    {
        DaySlot = SlotOf(day, number);
        var begins = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        DueAt = begins > DueAt ? begins : DueAt;
    }

    /// <summary>How a place is written.</summary>
    public static string SlotOf(DateOnly day, int number) => $"{day:yyyy-MM-dd} {number}";

    /// <summary>Lets a mail that was kept back, or given up, go out after all.</summary>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="IllegalTransitionException">It waits already or was sent.</exception>
    /// <exception cref="DomainException">It was erased.</exception>
    public void Release(DateTime at)
    {
        IllegalTransitionException.Unless(nameof(OutboxMail), State, "released", MailState.Withheld, MailState.Dead);
        if (Recipient.Length == 0)
            throw new DomainException("The mail was erased.");
        State = MailState.Waiting;
        (DueAt, Failures, LastFailure) = (at, 0, null);
    }

    /// <summary>The server took it. Its words are erased.</summary>
    /// <param name="at">When (UTC).</param>
    public void Sent(DateTime at)
    {
        State = MailState.Sent;
        SentAt = at;
        (Subject, Text, Html, UnsubscribeAddress) = ("", "", "", "");
    }

    /// <summary>The server did not take it: it is tried again after a while, or given up.</summary>
    /// <param name="failure">Why, without anybody's data.</param>
    /// <param name="tryAgainAt">When (UTC).</param>
    /// <param name="forGood">True where trying again is useless.</param>
    public void Failed(string failure, DateTime tryAgainAt, bool forGood = false)
    {
        Failures++;
        LastFailure = failure.Length > FailureMaxLength ? failure[..FailureMaxLength] : failure;
        DueAt = tryAgainAt;
        if (forGood || Failures >= MostFailures)
            State = MailState.Dead;
    }

    /// <summary>Erases where it goes and what it says; one that waits is not sent any more.</summary>
    public void Erase()
    {
        (Recipient, RecipientKey, Subject, Text, Html, DaySlot, UnsubscribeAddress) = ("", "", "", "", "", null, "");
        if (State is MailState.Waiting or MailState.Dead)
            State = MailState.Withheld;
    }
}

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    /// <summary>To be sent when it is due.</summary>
    Waiting,

    /// <summary>A server took it.</summary>
    Sent,

    /// <summary>Given up; an organizer may try again.</summary>
    Dead,

    /// <summary>Kept back silently.</summary>
    Withheld,
}

/// <summary>What a mail is for.</summary>
public enum MailKind
{
    /// <summary>Asks a contact to confirm.</summary>
    PleaseConfirm,

    /// <summary>Tells a contact that the organization has signed already.</summary>
    AlreadySigned,

    /// <summary>Tells a contact that the signature is confirmed, and what comes next.</summary>
    Confirmed,

    /// <summary>Tells a contact that the signature is listed.</summary>
    Listed,

    /// <summary>Tells a contact that an organizer declined it.</summary>
    Declined,

    /// <summary>Tells an organization's public address that somebody signed in its name.</summary>
    SignedInYourName,

    /// <summary>Brings the link to "your listing".</summary>
    YourListing,

    /// <summary>Tells that there is no listing under this address.</summary>
    NoListing,

    /// <summary>Asks a person to become an organization's contact.</summary>
    HandOver,

    /// <summary>Tells an organizer of a change of their account.</summary>
    AccountChanged,

    /// <summary>Asks a person to become an organizer.</summary>
    Invited,

    /// <summary>Asks a contact whether an event was proposed with its knowledge.</summary>
    PleaseConfirmEvent,

    /// <summary>Tells an organization's public address that an event was proposed in its name.</summary>
    EventInYourName,

    /// <summary>Tells a host where its event stands: waiting, published, declined.</summary>
    EventStands,

    /// <summary>Tells a host that its event was cancelled, postponed or moved.</summary>
    EventChanged,

    /// <summary>Asks a contact whether the organization hosts an event with another.</summary>
    PleaseHost,

    /// <summary>Tells a host what an organization answered that was asked to host with it.</summary>
    HostAnswered,

    /// <summary>Asks a person to confirm the wish for mails about events.</summary>
    PleaseConfirmFollowing,

    /// <summary>Tells a follower what happens nearby.</summary>
    EventsNearby,

    /// <summary>Tells a follower that an event nearby was cancelled, postponed or moved.</summary>
    EventNearbyChanged,
}
