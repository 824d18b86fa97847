using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Ui;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>The lists of what waits for an organizer.</summary>
public enum QueueList
{
    /// <summary>Confirmed by their contacts; nobody has looked.</summary>
    ToReview,

    /// <summary>Held back silently.</summary>
    HeldBack,

    /// <summary>Off the list because the organization did not authorize them; nobody has looked.</summary>
    Disowned,

    /// <summary>From people who ask to speak for a listed organization, whose signature stood already.</summary>
    ToSpeak,
}

/// <param name="List">Which list.</param>
/// <param name="Counts">How many wait in each.</param>
/// <param name="Page">Which of its pages.</param>
/// <param name="Rows">The longest waiting first.</param>
/// <param name="At">When it was read (UTC).</param>
public sealed record QueueView(QueueList List, IReadOnlyDictionary<QueueList, int> Counts, PageOf Page, IReadOnlyList<QueueRow> Rows, DateTime At);

/// <summary>A sign-on that waits, with what helps to decide.</summary>
public sealed record QueueRow
{
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required SignOnStatus Status { get; init; }

    /// <summary>UTC; since when it waits.</summary>
    public required DateTime Since { get; init; }

    public required QueueOrganization Organization { get; init; }

    public required QueueLetter Letter { get; init; }

    /// <summary>Without what the reader may not see.</summary>
    public required Signatory Signatory { get; init; }

    /// <summary>True where somebody signed whom the reader may not see.</summary>
    public bool IsSignatoryHidden { get; init; }

    /// <summary>The form that asked for it; null where it was kept from the past.</summary>
    public QueueRequest? Request { get; init; }

    /// <summary>Known organizations that it may be; the likeliest first.</summary>
    public required IReadOnlyList<Twin> Twins { get; init; }

    public DecisionSubject Subject => new(Id, Organization.Id, Request?.Id);
}

/// <summary>Who signs, with what it says of itself.</summary>
public sealed record QueueOrganization
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public required string City { get; init; }

    public required string State { get; init; }

    public required string PostalCode { get; init; }

    public required Scope Scope { get; init; }

    public required IReadOnlyList<Sector> Sectors { get; init; }

    public required string? Website { get; init; }

    public required string? PublicEmail { get; init; }

    public required BilingualText About { get; init; }

    public required OrganizationStatus Status { get; init; }

    public required VerificationLevel Verification { get; init; }

    /// <summary>Null for a reader who may not see it, too.</summary>
    public required string? Evidence { get; init; }

    public required bool IsSample { get; init; }
}

/// <param name="Id">The letter's.</param>
/// <param name="Slug">Its page's.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsSample">True for an invented one.</param>
public sealed record QueueLetter(Guid Id, string Slug, BilingualText Title, bool IsSample);

/// <param name="Id">The request's.</param>
/// <param name="Quarantine">Why it is held back.</param>
/// <param name="Letters">How many letters it asks to sign.</param>
/// <param name="Proof">What the contact's mail domain tells.</param>
/// <param name="ContactId">The contact's.</param>
/// <param name="Contact">Null for a reader whom contacts are not shown, and once it is erased.</param>
/// <param name="IsErased">True once the contact's data are erased.</param>
public sealed record QueueRequest(Guid Id, QuarantineReason Quarantine, int Letters, MailProof Proof, Guid ContactId, QueueContact? Contact, bool IsErased);

/// <param name="Name">The person's name.</param>
/// <param name="Title">May be empty.</param>
/// <param name="Email">Where mail goes.</param>
/// <param name="Phone">May be empty.</param>
/// <param name="Language">In which they want to be written to.</param>
public sealed record QueueContact(string Name, string Title, string Email, string Phone, Language Language);

/// <summary>What a contact's mail domain tells about the organization.</summary>
public enum MailProof
{
    /// <summary>The address is gone.</summary>
    Unknown,

    /// <summary>It is the website's.</summary>
    OwnDomain,

    /// <summary>It is another one.</summary>
    OtherDomain,

    /// <summary>There is no website to compare it with.</summary>
    NoWebsite,

    /// <summary>Anybody gets a mailbox there.</summary>
    FreeMail,
}
