using CampaignTracker.Data.History;
using CampaignTracker.Data.Places;

namespace CampaignTracker.Data.Organizations;

/// <summary>A group on the roster, or asking to be.</summary>
public sealed partial class Organization : Record
{
    /// <summary>Characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Characters.</summary>
    public const int ShortNameMaxLength = 40;

    /// <summary>Characters.</summary>
    public const int SlugMaxLength = 120;

    /// <summary>Characters.</summary>
    public const int CityMaxLength = 100;

    /// <summary>Characters.</summary>
    public const int PostalCodeMaxLength = 10;

    /// <summary>Characters.</summary>
    public const int WebsiteMaxLength = 500;

    /// <summary>Characters; the limit of an address in SMTP (RFC 5321, 4.5.3.1.3).</summary>
    public const int EmailMaxLength = 254;

    /// <summary>Characters in each language.</summary>
    public const int AboutMaxLength = 1000;

    /// <summary>Characters.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Characters.</summary>
    public const int OriginNoteMaxLength = 300;

    private readonly List<OrganizationSector> _sectors = [];

    private Organization()
    {
    }

    private Organization(DateTime at, bool isSample)
        : base(at, isSample)
    {
    }

    /// <summary>The full name, as given.</summary>
    public string Name { get; private set; } = "";

    /// <summary>An acronym or short form; may be empty.</summary>
    public string ShortName { get; private set; } = "";

    /// <summary>The last part of its address; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>How lists sort it (<see cref="OrganizationName.SortKey"/>).</summary>
    [Derived]
    public string SortKey { get; private set; } = "";

    /// <summary>How duplicates are caught (<see cref="OrganizationName.MatchKey"/>).</summary>
    [Derived]
    public string MatchKey { get; private set; } = "";

    /// <summary>The folded text that free-text search reads: names and city.</summary>
    [Derived]
    public string SearchText { get; private set; } = "";

    /// <summary>May be empty.</summary>
    public string City { get; private set; } = "";

    /// <summary>A code of <see cref="UsStates"/>; empty where unknown.</summary>
    public string State { get; private set; } = "";

    /// <summary>A ZIP code; may be empty.</summary>
    public string PostalCode { get; private set; } = "";

    /// <summary>How far its work reaches.</summary>
    public Scope Scope { get; private set; }

    /// <summary>Its fields of work.</summary>
    public IReadOnlyList<OrganizationSector> Sectors => _sectors;

    /// <summary>An http or https address, or null.</summary>
    public string? Website { get; private set; }

    /// <summary>The mailbox that the organization publishes, or null.</summary>
    [Personal]
    public string? PublicEmail { get; private set; }

    /// <summary>What it says of itself.</summary>
    public BilingualText About { get; private set; } = BilingualText.Empty;

    /// <summary>Where the coalition read of it.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public OrganizationStatus Status { get; private set; }

    /// <summary>How sure the coalition is of it.</summary>
    public VerificationLevel Verification { get; private set; }

    /// <summary>What an organizer's verification rests on; null before.</summary>
    [Personal]
    public string? VerificationEvidence { get; private set; }

    /// <summary>True where its events are published at once.</summary>
    public bool Trusted { get; private set; }

    /// <summary>What it answers whoever asks it to host an event with them.</summary>
    public CoHosting CoHosting { get; private set; }

    /// <summary>Why it was declined; null otherwise.</summary>
    [Personal]
    public string? DeclineReason { get; private set; }

    /// <summary>The list that an organizer imported it from; for organizers only. Null for one that came in another way.</summary>
    [Personal]
    public string? OriginNote { get; private set; }

    /// <summary>UTC; null before it was listed.</summary>
    public DateTime? ListedAt { get; private set; }

    /// <summary>UTC; null unless it has withdrawn.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Why an organizer took it off the roster; null where nobody did.</summary>
    [Personal]
    public string? WithdrawalNote { get; private set; }

    /// <summary>The organization that it was merged into; null otherwise.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>The organization that it was merged into, where loaded.</summary>
    public Organization? MergedInto { get; private set; }

    /// <summary>A group asks to be on the roster.</summary>
    /// <param name="details">What it says of itself.</param>
    /// <param name="slug">An address that is still free; null makes one of the name.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="isSample">True for an invented one.</param>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public static Organization Ask(OrganizationDetails details, string? slug, Actor by, DateTime at, bool isSample = false)
    {
        var organization = new Organization(at, isSample)
        {
            Slug = StorableText.Required(slug ?? OrganizationName.Slug(details.Name), SlugMaxLength, "The address"),
        };
        organization.Take(details);
        organization.Remember("asked", by, at);
        return organization;
    }

    /// <summary>Changes what it says of itself; its address stays.</summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public void Correct(OrganizationDetails details, Actor by, DateTime at)
    {
        Take(details);
        Remember("corrected", by, at);
    }

    /// <summary>
    /// Its own contact changes what it says of itself. Another name, website or public mailbox is another claim: what an organizer verified falls
    /// back to the confirmed mailbox, and with it the trust.
    /// </summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public void CorrectOwn(OrganizationDetails details, Actor by, DateTime at)
    {
        var claim = (Name, Website, PublicEmail);
        Correct(details, by, at);
        if (Verification < VerificationLevel.OrganizerVerified || claim == (Name, Website, PublicEmail))
            return;
        (Verification, VerificationEvidence, Trusted) = (VerificationLevel.EmailConfirmed, null, false);
        Remember("verification-lapsed", by, at);
    }

    /// <summary>Takes its public mailbox off the roster, because it is that of a person whose data are erased.</summary>
    public void DropPublicEmail(Actor by, DateTime at)
    {
        PublicEmail = null;
        Remember("public-email-dropped", by, at);
    }

    /// <summary>Puts it on the roster.</summary>
    /// <exception cref="IllegalTransitionException">It is not pending.</exception>
    public void List(Actor by, DateTime at)
    {
        Allow("listed", OrganizationStatus.Pending);
        Status = OrganizationStatus.Listed;
        ListedAt = at;
        Remember("listed", by, at);
    }

    /// <summary>An organizer says no.</summary>
    /// <exception cref="IllegalTransitionException">It is not pending.</exception>
    public void Decline(string reason, Actor by, DateTime at)
    {
        Allow("declined", OrganizationStatus.Pending);
        DeclineReason = StorableText.Required(reason, ReasonMaxLength, "The reason");
        Status = OrganizationStatus.Declined;
        Remember("declined", by, at);
    }

    /// <summary>It leaves the roster.</summary>
    /// <exception cref="IllegalTransitionException">It is not listed.</exception>
    public void Withdraw(Actor by, DateTime at)
    {
        Allow("withdrawn", OrganizationStatus.Listed);
        Status = OrganizationStatus.Withdrawn;
        WithdrawnAt = at;
        Remember("withdrawn", by, at);
    }

    /// <summary>An organizer takes it off the roster in its name.</summary>
    /// <param name="note">Who asked for it, or why (at most <see cref="ReasonMaxLength"/> characters).</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">It is not listed, or the note is missing or too long.</exception>
    public void WithdrawFor(string note, Actor by, DateTime at)
    {
        Allow("withdrawn", OrganizationStatus.Listed);
        WithdrawalNote = StorableText.Required(note, ReasonMaxLength, "The reason");
        Withdraw(by, at);
    }

    /// <summary>
    /// It turns out to be <paramref name="other"/>; its address leads there from now on. One that waits may become one that waits too; one that
    /// was public becomes one that is.
    /// </summary>
    /// <exception cref="IllegalTransitionException">The state of one of the two does not allow it.</exception>
    /// <exception cref="DomainException">They are one already, or one of them is invented and the other is not.</exception>
    public void MergeInto(Organization other, Actor by, DateTime at)
    {
        Allow("merged", OrganizationStatus.Pending, OrganizationStatus.Listed, OrganizationStatus.Withdrawn);
        if (Status is OrganizationStatus.Pending)
            other.Allow("merged into", OrganizationStatus.Listed, OrganizationStatus.Pending);
        else
            other.Allow("merged into", OrganizationStatus.Listed);
        if (other.Id == Id)
            throw new DomainException("An organization cannot be merged into itself.");
        if (other.IsSample != IsSample)
            throw new DomainException("A sample and a real organization are never the same.");

        Status = OrganizationStatus.Merged;
        MergedIntoId = other.Id;
        MergedInto = other;
        NotePart(nameof(MergedInto), [], [other.Name]);
        Remember("merged", by, at);
        other.NotePart("TookIn", [], [Name]);
        other.Remember("took-in", by, at);
    }

    private void Allow(string step, params ReadOnlySpan<OrganizationStatus> states) =>
        IllegalTransitionException.Unless(nameof(Organization), Status, step, states);

    private void Take(OrganizationDetails details)
    {
        var known = details.Checked();
        (Name, ShortName) = (known.Name, known.ShortName);
        (City, State, PostalCode) = (known.City, known.State, known.PostalCode);
        Scope = known.Scope;
        (Website, PublicEmail) = (known.Website, known.PublicEmail);
        About = known.About;
        Sources = known.Sources;
        SortKey = OrganizationName.SortKey(Name);
        MatchKey = OrganizationName.MatchKey(Name);
        SearchText = FoldedText.Fold($"{Name} {ShortName} {City}");
        WorkIn(known.Sectors);
    }

    private void WorkIn(IReadOnlyCollection<Sector> sectors)
    {
        NotePart(nameof(Sectors), _sectors.Select(s => s.Sector.ToString()), sectors.Distinct().Select(s => s.ToString()));
        _sectors.RemoveAll(s => !sectors.Contains(s.Sector));
        foreach (var sector in sectors.Distinct().Where(s => _sectors.TrueForAll(held => held.Sector != s)))
            _sectors.Add(new OrganizationSector(Id, sector));
    }
}
