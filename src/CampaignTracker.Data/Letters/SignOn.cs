using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Letters;

/// <summary>One organization's signature under one version of a letter.</summary>
public sealed partial class SignOn : Record
{
    /// <summary>Characters.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Characters.</summary>
    public const int OriginNoteMaxLength = 300;

    private SignOn()
    {
    }

    internal SignOn(LetterToSign letter, Organization organization, Signatory signatory, SignOnOrigin origin, Actor by, DateTime at)
        : base(at, letter.IsSample || organization.IsSample)
    {
        LetterId = letter.Id;
        LetterVersionId = letter.VersionId;
        OrganizationId = organization.Id;
        Organization = organization;
        SignatoryName = StorableText.Within(signatory.Name, Signatory.NameMaxLength, "The signatory's name");
        SignatoryTitle = StorableText.Within(signatory.Title, Signatory.TitleMaxLength, "The signatory's title");
        ShowSignatoryName = signatory.ShowName;
        ShowSignatoryTitle = signatory.ShowTitle;
        Origin = origin;
        Status = origin is SignOnOrigin.Form ? SignOnStatus.Requested : SignOnStatus.Listed;
        ListedAt = origin is SignOnOrigin.Form ? null : at;
        // Nobody confirmed those of the past; of the others an organizer has, and what is delivered later holds them from that day on.
        ConfirmedAt = origin is SignOnOrigin.Form or SignOnOrigin.History ? null : at;
        Remember(
            origin switch
            {
                SignOnOrigin.Form => "requested",
                SignOnOrigin.History => "kept",
                SignOnOrigin.Import => "imported",
                _ => "entered",
            },
            by, at);
    }

    /// <summary>The letter.</summary>
    public Guid LetterId { get; private set; }

    /// <summary>The version that was signed.</summary>
    public Guid LetterVersionId { get; private set; }

    /// <summary>Who signed.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>Who signed, where loaded.</summary>
    public Organization? Organization { get; private set; }

    /// <summary>The posted form that asked for it; null for one that was keyed in or kept from the past.</summary>
    public Guid? RequestId { get; private set; }

    /// <summary>How it came in.</summary>
    public SignOnOrigin Origin { get; private set; }

    /// <summary>Where an organizer who entered it has it from: whose sheet, which list; for organizers only. Null for one that came by the form, and once the signatory is erased.</summary>
    [Personal]
    public string? OriginNote { get; private set; }

    /// <summary>Private unless <see cref="ShowSignatoryName"/>.</summary>
    [Personal]
    public string SignatoryName { get; private set; } = "";

    /// <summary>Private unless <see cref="ShowSignatoryTitle"/>.</summary>
    [Personal]
    public string SignatoryTitle { get; private set; } = "";

    /// <summary>True where the person agreed that the name is public.</summary>
    public bool ShowSignatoryName { get; private set; }

    /// <summary>True where the person agreed that the title is public.</summary>
    public bool ShowSignatoryTitle { get; private set; }

    /// <summary>Where it stands.</summary>
    public SignOnStatus Status { get; private set; }

    /// <summary>Where it stood when it was held back; null for one that is not.</summary>
    [Derived]
    public SignOnStatus? QuarantinedFrom { get; private set; }

    /// <summary>The run that held it back last; null where none did.</summary>
    public Guid? QuarantineRunId { get; private set; }

    /// <summary>Why it was declined; null otherwise.</summary>
    [Personal]
    public string? DeclineReason { get; private set; }

    /// <summary>UTC; when its contact confirmed it, or an organizer entered it. Null before, and for one kept from the past.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTime? ListedAt { get; private set; }

    /// <summary>UTC; null unless taken back.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>UTC; null unless disowned.</summary>
    public DateTime? DisownedAt { get; private set; }

    /// <summary>UTC; null until an organizer has looked at a disowned one.</summary>
    public DateTime? LookedAt { get; private set; }

    /// <summary>Why an organizer took it back in the organization's name; null where nobody did, and once the signatory is erased.</summary>
    [Personal]
    public string? WithdrawalNote { get; private set; }

    /// <summary>The signature that stands for this one too, since two twins became one organization; null otherwise.</summary>
    [Derived]
    public Guid? StandsInId { get; private set; }

    /// <summary>Where a signature of the past was read; empty for those made here.</summary>
    public IReadOnlyList<Source> Sources { get; internal set; } = [];

    /// <summary>Its organization turned out to be one that is known already.</summary>
    public void Join(Organization known, Actor by, DateTime at)
    {
        if (OrganizationId == known.Id)
            return;
        (OrganizationId, Organization) = (known.Id, known);
        Remember("joined", by, at);
    }

    /// <summary>The contact answered the mail.</summary>
    /// <exception cref="IllegalTransitionException">It is not requested.</exception>
    public void Confirm(Actor by, DateTime at)
    {
        Allow("confirmed", SignOnStatus.Requested);
        Status = SignOnStatus.Confirmed;
        ConfirmedAt = at;
        Remember("confirmed", by, at);
    }

    /// <summary>Shows it under the letter.</summary>
    /// <exception cref="IllegalTransitionException">It is not confirmed.</exception>
    public void List(Actor by, DateTime at)
    {
        Allow("listed", SignOnStatus.Confirmed);
        Status = SignOnStatus.Listed;
        ListedAt = at;
        Remember("listed", by, at);
    }

    /// <summary>An organizer says no.</summary>
    /// <exception cref="IllegalTransitionException">It is neither confirmed nor quarantined.</exception>
    public void Decline(string reason, Actor by, DateTime at)
    {
        Allow("declined", SignOnStatus.Confirmed, SignOnStatus.Quarantined);
        DeclineReason = StorableText.Required(reason, ReasonMaxLength, "The reason");
        Status = SignOnStatus.Declined;
        Remember("declined", by, at);
    }

    /// <summary>The organization takes it back. What was not public of who signed for it is erased; what was stays as it was published and delivered.</summary>
    /// <exception cref="IllegalTransitionException">It is neither confirmed nor listed.</exception>
    public void Withdraw(Actor by, DateTime at)
    {
        Allow("withdrawn", SignOnStatus.Confirmed, SignOnStatus.Listed);
        Status = SignOnStatus.Withdrawn;
        WithdrawnAt = at;
        ForgetHidden();
        Remember("withdrawn", by, at);
    }

    /// <summary>An organizer takes it back in the organization's name.</summary>
    /// <param name="note">Who asked for it, or why (at most <see cref="ReasonMaxLength"/> characters).</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">It is neither confirmed nor listed, or the note is missing or too long.</exception>
    public void WithdrawFor(string note, Actor by, DateTime at)
    {
        Allow("withdrawn", SignOnStatus.Confirmed, SignOnStatus.Listed);
        WithdrawalNote = StorableText.Required(note, ReasonMaxLength, "The reason");
        Withdraw(by, at);
    }

    /// <summary>Two twins signed one text and turned out to be one organization: another signature stands for both.</summary>
    /// <exception cref="DomainException">It is neither confirmed nor listed, or the other one is not under the same text.</exception>
    public void SetAside(SignOn standing, Actor by, DateTime at)
    {
        Allow("set aside", SignOnStatus.Confirmed, SignOnStatus.Listed);
        if (standing.Id == Id || standing.LetterVersionId != LetterVersionId)
            throw new DomainException("Only another signature under the same text can stand in.");
        Status = SignOnStatus.SetAside;
        StandsInId = standing.Id;
        Remember("set-aside", by, at);
    }

    /// <summary>The organization did not authorize it: off the list at once.</summary>
    /// <exception cref="IllegalTransitionException">It is neither confirmed nor listed.</exception>
    public void Disown(Actor by, DateTime at)
    {
        Allow("disowned", SignOnStatus.Confirmed, SignOnStatus.Listed);
        Status = SignOnStatus.Disowned;
        DisownedAt = at;
        Remember("disowned", by, at);
    }

    /// <summary>An organizer has looked at a disowned one: it stays off the list.</summary>
    /// <exception cref="IllegalTransitionException">It is not disowned.</exception>
    public void Settle(Actor by, DateTime at)
    {
        Allow("settled", SignOnStatus.Disowned);
        LookedAt = at;
        Remember("settled", by, at);
    }

    /// <summary>An organizer found that the organization did authorize it after all: it stands as it stood before.</summary>
    /// <exception cref="IllegalTransitionException">It is not disowned.</exception>
    public void Reinstate(Actor by, DateTime at)
    {
        Allow("reinstated", SignOnStatus.Disowned);
        Status = ListedAt is null ? SignOnStatus.Confirmed : SignOnStatus.Listed;
        DisownedAt = null;
        LookedAt = at;
        Remember("reinstated", by, at);
    }

    /// <summary>Changes what of the signatory may be shown.</summary>
    public void Show(bool name, bool title, Actor by, DateTime at)
    {
        (ShowSignatoryName, ShowSignatoryTitle) = (name, title);
        Remember("consent-changed", by, at);
    }

    /// <summary>Erases who signed for the organization, with the notes that may name the person; that it signed stays.</summary>
    public void EraseSignatory(Actor by, DateTime at)
    {
        (SignatoryName, SignatoryTitle, ShowSignatoryName, ShowSignatoryTitle) = ("", "", false, false);
        (OriginNote, WithdrawalNote) = (null, null);
        Remember("signatory-erased", by, at);
    }

    /// <summary>Erases what of the signatory is not shown; what is shown with consent stays part of what was published.</summary>
    public void EraseHidden(Actor by, DateTime at)
    {
        if ((ShowSignatoryName || SignatoryName.Length == 0) && (ShowSignatoryTitle || SignatoryTitle.Length == 0))
            return;
        ForgetHidden();
        Remember("signatory-erased", by, at);
    }

    /// <summary>Holds it back silently: off the list at once, where it stood there.</summary>
    /// <exception cref="IllegalTransitionException">It is neither requested, confirmed nor listed.</exception>
    public void Quarantine(Actor by, DateTime at)
    {
        Allow("quarantined", SignOnStatus.Requested, SignOnStatus.Confirmed, SignOnStatus.Listed);
        (QuarantinedFrom, QuarantineRunId) = (Status, null);
        Status = SignOnStatus.Quarantined;
        Remember("quarantined", by, at);
    }

    /// <summary>An organizer lets it go on: it stands as it stood before.</summary>
    /// <exception cref="IllegalTransitionException">It is not quarantined.</exception>
    public void Release(Actor by, DateTime at)
    {
        Allow("released", SignOnStatus.Quarantined);
        Status = QuarantinedFrom ?? SignOnStatus.Requested;
        QuarantinedFrom = null;
        Remember("released", by, at);
    }

    internal void Quarantine(QuarantineRun run, Actor by, DateTime at)
    {
        Quarantine(by, at);
        QuarantineRunId = run.Id;
    }

    internal SignOn From(string note)
    {
        OriginNote = StorableText.Required(note, OriginNoteMaxLength, "Where it comes from");
        return this;
    }

    internal void AskedBy(SignOnRequest request) => RequestId = request.Id;

    private void ForgetHidden() => (SignatoryName, SignatoryTitle) = (ShowSignatoryName ? SignatoryName : "", ShowSignatoryTitle ? SignatoryTitle : "");

    private void Allow(string step, params ReadOnlySpan<SignOnStatus> states) =>
        IllegalTransitionException.Unless(nameof(SignOn), Status, step, states);
}
