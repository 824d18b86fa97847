using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Letters;

/// <summary>One posted form: a contact asks to sign one letter or several for an organization, and answers one mail for all of them.</summary>
public sealed class SignOnRequest : Record, IBehindTheScenes
{
    private readonly List<SignOn> _signOns = [];

    private SignOnRequest()
    {
    }

    /// <param name="formId">The one-time id of the form: double clicks and retries carry the same.</param>
    /// <param name="contact">Who asks.</param>
    /// <param name="organization">For whom.</param>
    /// <param name="quarantine">Why it is held back silently; <see cref="QuarantineReason.None"/> where it is not.</param>
    /// <param name="by">Who asks, as the history shows it.</param>
    /// <param name="at">When (UTC).</param>
    public SignOnRequest(Guid formId, Contact contact, Organization organization, QuarantineReason quarantine, Actor by, DateTime at)
        : base(at, organization.IsSample)
    {
        FormId = formId;
        (ContactId, AskedById) = (contact.Id, contact.Id);
        Contact = contact;
        OrganizationId = organization.Id;
        Organization = organization;
        Language = contact.Language;
        Quarantine = quarantine;
        Remember(quarantine is QuarantineReason.None ? "posted" : "held-back", by, at);
    }

    /// <summary>The one-time id of the form; unique.</summary>
    public Guid FormId { get; private set; }

    /// <summary>Who answers for it: who asked, or whom it was handed over to.</summary>
    public Guid ContactId { get; private set; }

    /// <summary>Who asked and stands as signatory, whoever answers for it now.</summary>
    public Guid AskedById { get; private set; }

    /// <summary>Who answers for it, where loaded.</summary>
    public Contact? Contact { get; private set; }

    /// <summary>For whom.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>For whom, where loaded.</summary>
    public Organization? Organization { get; private set; }

    /// <summary>The language of its mails.</summary>
    public Language Language { get; private set; }

    /// <summary>Why it is held back silently.</summary>
    public QuarantineReason Quarantine { get; private set; }

    /// <summary>From which network it came, hashed with a key that is thrown away daily (<see cref="Security.NetworkKey"/>); empty once forgotten.</summary>
    [Personal]
    [Derived]
    public string NetworkHash { get; private set; } = "";

    /// <summary>UTC; null until the mail is answered.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>UTC; null unless somebody else became its contact. The signatory stays who signed.</summary>
    public DateTime? HandedOverAt { get; private set; }

    /// <summary>What is to be signed, where loaded.</summary>
    public IReadOnlyList<SignOn> SignOns => _signOns;

    /// <summary>True where an organizer entered what was signed, which stands whether or not its contact answers the mail; false where that is not loaded.</summary>
    public bool IsEntered => _signOns.Exists(s => s.Origin is not SignOnOrigin.Form);

    /// <summary>Asks to sign a letter.</summary>
    /// <exception cref="DomainException">The letter is not open or past its deadline.</exception>
    public SignOn Sign(LetterToSign letter, Signatory signatory, Actor by, DateTime at)
    {
        var signOn = letter.Request(Organization!, signatory, by, at);
        signOn.AskedBy(this);
        if (Quarantine is not QuarantineReason.None)
            signOn.Quarantine(by, at);
        _signOns.Add(signOn);
        return signOn;
    }

    /// <summary>An organizer enters what its contact signed on paper or by telephone (<see cref="LetterToSign.Enter"/>).</summary>
    /// <exception cref="DomainException">The letter takes no signatures, or the note is missing or too long.</exception>
    public SignOn Enter(LetterToSign letter, Signatory signatory, SignOnOrigin origin, string note, Actor by, DateTime at)
    {
        var signOn = letter.Enter(Organization!, signatory, origin, note, by, at);
        signOn.AskedBy(this);
        _signOns.Add(signOn);
        return signOn;
    }

    /// <summary>The contact answered the mail. What becomes of each sign-on is decided apart.</summary>
    public void Confirm(Actor by, DateTime at)
    {
        ConfirmedAt = at;
        Remember("confirmed", by, at);
    }

    /// <summary>
    /// The organization that was typed turned out to be one that the same mailbox speaks for already: what is asked goes on under that one.
    /// </summary>
    public void Join(Organization known, Actor by, DateTime at)
    {
        (OrganizationId, Organization) = (known.Id, known);
        Contact!.Join(known, by, at);
        foreach (var signOn in _signOns)
            signOn.Join(known, by, at);
        Remember("joined", by, at);
    }

    /// <summary>Its organization turned out to be one that is known already; its contact and sign-ons join that one by steps of their own.</summary>
    public void Follow(Organization known, Actor by, DateTime at)
    {
        (OrganizationId, Organization) = (known.Id, known);
        Remember("joined", by, at);
    }

    /// <summary>The same person told anew who they are: what was asked under the earlier contact goes on under the later one.</summary>
    public void Renew(Contact earlier, Contact later, Actor by, DateTime at)
    {
        if (ContactId == earlier.Id)
            (ContactId, Contact) = (later.Id, later);
        if (AskedById == earlier.Id)
            AskedById = later.Id;
        Remember("renewed", by, at);
    }

    /// <summary>Another contact of the organization answers for it from now on.</summary>
    public void HandOver(Contact contact, Actor by, DateTime at)
    {
        (ContactId, Contact) = (contact.Id, contact);
        HandedOverAt = at;
        Remember("handed-over", by, at);
    }

    /// <summary>An organizer lets what is held back go on: where it was only asked for, its mail may go out.</summary>
    /// <exception cref="DomainException">Nothing of it is held back.</exception>
    public void Release(Actor by, DateTime at)
    {
        var held = _signOns.FindAll(s => s.Status is SignOnStatus.Quarantined);
        if (Quarantine is QuarantineReason.None && held.Count == 0)
            throw new DomainException("The request is not held back.");
        Quarantine = QuarantineReason.None;
        held.ForEach(signOn => signOn.Release(by, at));
        Remember("released", by, at);
    }

    internal void HoldBack(Actor by, DateTime at)
    {
        if (Quarantine is not QuarantineReason.None)
            return;
        Quarantine = QuarantineReason.Organizer;
        Remember("held-back", by, at);
    }

    internal void LetGo(Actor by, DateTime at)
    {
        if (Quarantine is not QuarantineReason.Organizer)
            return;
        Quarantine = QuarantineReason.None;
        Remember("released", by, at);
    }

    /// <summary>Keeps from which network it came, as a hash of the day.</summary>
    public void CameFrom(string networkHash) => NetworkHash = networkHash;
}

/// <summary>Why a request is held back silently.</summary>
public enum QuarantineReason
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>A field was filled that people do not see.</summary>
    Honeypot,

    /// <summary>The form was filled faster than people can.</summary>
    TooQuick,

    /// <summary>A rule of the organizers blocks the address.</summary>
    Blocked,

    /// <summary>Too many from one network.</summary>
    Network,

    /// <summary>Too many from one mail domain.</summary>
    MailDomain,

    /// <summary>Too many under one letter.</summary>
    Letter,

    /// <summary>An organizer held it back with others (<see cref="QuarantineRun"/>).</summary>
    Organizer,
}

/// <summary>A letter as far as signing it needs: without its text.</summary>
/// <param name="Id">The letter's.</param>
/// <param name="VersionId">Its newest text's.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DeadlineAt">UTC; null without one.</param>
/// <param name="IsSample">True for an invented one.</param>
public sealed record LetterToSign(Guid Id, Guid VersionId, LetterStatus Status, DateTime? DeadlineAt, bool IsSample)
{
    /// <summary>True while it can be signed, at an instant (UTC).</summary>
    public bool IsOpenAt(DateTime now) => Status is LetterStatus.Open && !(DeadlineAt <= now);

    /// <summary>An organization asks to sign it.</summary>
    /// <exception cref="DomainException">The letter is not open or past its deadline.</exception>
    public SignOn Request(Organization organization, Signatory signatory, Actor by, DateTime at)
    {
        IllegalTransitionException.Unless(nameof(Letter), Status, "signed", LetterStatus.Open);
        if (DeadlineAt <= at)
            throw new DomainException("The letter's deadline has passed.");
        return new SignOn(this, organization, signatory, SignOnOrigin.Form, by, at);
    }

    /// <summary>An organizer enters a signature that came in another way than by the form: it stands at once. Also once the letter is closed, for paper comes late.</summary>
    /// <param name="organization">Who signed.</param>
    /// <param name="signatory">Who signed for it.</param>
    /// <param name="origin">On paper, by telephone or in a list.</param>
    /// <param name="note">Where the organizer has it from (at most <see cref="SignOn.OriginNoteMaxLength"/> characters).</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">The letter is neither open nor closed, the note is missing or too long, or no organizer enters such ones.</exception>
    public SignOn Enter(Organization organization, Signatory signatory, SignOnOrigin origin, string note, Actor by, DateTime at)
    {
        IllegalTransitionException.Unless(nameof(Letter), Status, "signed", LetterStatus.Open, LetterStatus.Closed);
        return origin is SignOnOrigin.Paper or SignOnOrigin.Telephone or SignOnOrigin.Import
            ? new SignOn(this, organization, signatory, origin, by, at).From(note)
            : throw new DomainException("Only what came on paper, by telephone or in a list is entered.");
    }
}
