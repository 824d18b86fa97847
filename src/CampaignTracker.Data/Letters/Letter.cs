using System.Globalization;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Data.Letters;

/// <summary>A text addressed to the administration that organizations sign.</summary>
public sealed partial class Letter : Record
{
    /// <summary>Characters.</summary>
    public const int SlugMaxLength = 120;

    /// <summary>Characters in each language.</summary>
    public const int TitleMaxLength = 200;

    /// <summary>Characters in each language.</summary>
    public const int AddresseeMaxLength = 200;

    /// <summary>Characters in each language.</summary>
    public const int SummaryMaxLength = 600;

    /// <summary>Characters of Markdown in each language.</summary>
    public const int TextMaxLength = 40_000;

    /// <summary>Characters in each language.</summary>
    public const int NoteMaxLength = 1000;

    private readonly List<LetterVersion> _versions = [];

    private Letter()
    {
    }

    private Letter(LetterDetails details, DateTime at, bool isSample)
        : base(at, isSample) => Take(details);

    /// <summary>The last part of its address; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The title.</summary>
    public BilingualText Title { get; private set; } = BilingualText.Empty;

    /// <summary>To whom.</summary>
    public BilingualText Addressee { get; private set; } = BilingualText.Empty;

    /// <summary>What it asks, in a sentence or two.</summary>
    public BilingualText Summary { get; private set; } = BilingualText.Empty;

    /// <summary>The text being written, Markdown; it is public only as a version.</summary>
    public BilingualText DraftText { get; private set; } = BilingualText.Empty;

    /// <summary>Where it stands.</summary>
    public LetterStatus Status { get; private set; }

    /// <summary>How many organizations are hoped for; null without a target.</summary>
    public int? Target { get; private set; }

    /// <summary>The local date of the deadline; null without one.</summary>
    public DateOnly? DeadlineDate { get; private set; }

    /// <summary>The local time of the deadline; null without one.</summary>
    public TimeOnly? DeadlineTime { get; private set; }

    /// <summary>The deadline's IANA zone; null without one.</summary>
    public string? DeadlineZone { get; private set; }

    /// <summary>The deadline as an instant (UTC), derived, which also tells two equal local times apart; null without one.</summary>
    public DateTime? DeadlineAt { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTime? OpenedAt { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTime? DeliveredAt { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>The IANA zone of the days above where only days are known, each instant then being the start of its day; null where the instants are exact.</summary>
    public string? OnlyDaysKnownIn { get; private set; }

    /// <summary>To whom and how a letter of the past was delivered; of others, <see cref="Delivery"/> tells it.</summary>
    public BilingualText DeliveryNote { get; private set; } = BilingualText.Empty;

    /// <summary>What the addressee answered.</summary>
    public BilingualText AnswerNote { get; private set; } = BilingualText.Empty;

    /// <summary>How many organizations signed as sources report, where that is more than the coalition can name; null otherwise.</summary>
    public int? ReportedSignatories { get; private set; }

    /// <summary>Who reports that number.</summary>
    public BilingualText ReportedNote { get; private set; } = BilingualText.Empty;

    /// <summary>Where the coalition read of it.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>The frozen texts, oldest first, where loaded.</summary>
    public IReadOnlyList<LetterVersion> Versions => _versions;

    /// <summary>Begins a letter.</summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public static Letter Draft(LetterDetails details, BilingualText text, Actor by, DateTime at, bool isSample = false)
    {
        var letter = new Letter(details, at, isSample) { DraftText = text.Within(TextMaxLength, "The text") };
        letter.Remember("drafted", by, at);
        return letter;
    }

    /// <summary>Keeps a letter that was delivered before the coalition used this software.</summary>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public static Letter FromHistory(LetterDetails details, LetterHistory history, Actor by, DateTime at)
    {
        var letter = new Letter(details, at, isSample: false)
        {
            Status = LetterStatus.Delivered,
            OnlyDaysKnownIn = history.TimeZone,
            OpenedAt = LocalTimes.StartOfDay(history.OpenedOn, history.TimeZone),
            ClosedAt = LocalTimes.StartOfDay(history.ClosedOn, history.TimeZone),
            DeliveredAt = LocalTimes.StartOfDay(history.DeliveredOn, history.TimeZone),
            DeliveryNote = history.DeliveryNote.Within(NoteMaxLength, "The note on the delivery"),
            ReportedSignatories = history.ReportedSignatories,
            ReportedNote = history.ReportedNote.Within(NoteMaxLength, "The note on the reported number"),
        };
        letter._versions.Add(LetterVersion.OfKnownParts(letter, history.KnownText.Within(TextMaxLength, "The text"), at));
        letter.Remember("kept", by, at);
        return letter;
    }

    /// <summary>Opens it for signatures. From a draft, its text is frozen as the first version; a closed letter opens again with the same version.</summary>
    /// <param name="by">Who opens it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="goal">What it aims at from now on; null for what it aims at already.</param>
    /// <returns>The version that is signed from now on.</returns>
    /// <exception cref="IllegalTransitionException">It is neither a draft nor closed.</exception>
    /// <exception cref="DomainException">The text is missing, or the deadline has passed.</exception>
    public LetterVersion Open(Actor by, DateTime at, LetterGoal? goal = null)
    {
        Allow("opened", LetterStatus.Draft, LetterStatus.Closed);
        MustBeAhead(goal is null ? DeadlineAt : goal.Deadline?.At, at);
        var version = Status is LetterStatus.Closed ? Current : Freeze(DraftText, at);
        if (goal is not null)
            Take(goal);
        Status = LetterStatus.Open;
        OpenedAt ??= at;
        ClosedAt = null;
        Remember("opened", by, at);
        return version;
    }

    /// <summary>Opens a closed letter with a new text: every organization is asked again, and the old list stays with the old text.</summary>
    /// <param name="text">In both languages.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="goal">What it aims at from now on; null for what it aims at already.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="IllegalTransitionException">It is not closed.</exception>
    /// <exception cref="DomainException">The text is missing, too long or the same as before, or the deadline has passed.</exception>
    public LetterVersion Amend(BilingualText text, Actor by, DateTime at, LetterGoal? goal = null)
    {
        Allow("amended", LetterStatus.Closed);
        MustBeAhead(goal is null ? DeadlineAt : goal.Deadline?.At, at);
        var version = Freeze(text.Within(TextMaxLength, "The text"), at);
        if (goal is not null)
            Take(goal);
        DraftText = version.Text;
        Status = LetterStatus.Open;
        ClosedAt = null;
        Remember("amended", by, at);
        return version;
    }

    /// <summary>Takes no more signatures.</summary>
    /// <param name="by">Who closes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="signatories">How many stand under it, for the history; null where nobody counted.</param>
    /// <exception cref="IllegalTransitionException">It is not open.</exception>
    public void Close(Actor by, DateTime at, int? signatories = null)
    {
        Allow("closed", LetterStatus.Open);
        NoteText(nameof(LetterDelivery.SignatoryCount), "", signatories?.ToString(CultureInfo.InvariantCulture) ?? "");
        Status = LetterStatus.Closed;
        ClosedAt = at;
        Remember("closed", by, at);
    }

    /// <summary>An organization asks to sign the present version.</summary>
    /// <exception cref="DomainException">The letter is not open or past its deadline.</exception>
    public SignOn Request(Organization organization, Signatory signatory, Actor by, DateTime at)
    {
        Allow("signed", LetterStatus.Open);
        return ToSign.Request(organization, signatory, by, at);
    }

    /// <summary>An organizer enters a signature under the present version (<see cref="LetterToSign.Enter"/>).</summary>
    /// <exception cref="DomainException">The letter is neither open nor closed, the note is missing or too long, or no organizer enters such ones.</exception>
    public SignOn Enter(Organization organization, Signatory signatory, SignOnOrigin origin, string note, Actor by, DateTime at) =>
        ToSign.Enter(organization, signatory, origin, note, by, at);

    /// <summary>Keeps a signature that sources name, under a letter of the past.</summary>
    /// <exception cref="DomainException">No source is given.</exception>
    public SignOn Keep(Organization organization, IReadOnlyList<Source> sources, Actor by, DateTime at) =>
        sources.Count > 0
            ? new SignOn(ToSign, organization, Signatory.Unnamed, SignOnOrigin.History, by, at) { Sources = sources }
            : throw new DomainException("A signature of the past needs a source.");

    private LetterToSign ToSign => new(Id, Current.Id, Status, DeadlineAt, IsSample);

    private LetterVersion Current => _versions.MaxBy(v => v.Number) ?? throw new DomainException("The letter has no frozen text.");

    private LetterVersion Freeze(BilingualText text, DateTime at)
    {
        if (_versions.Count > 0 && Current.Text == text)
            throw new DomainException("The text is the same as before.");
        var version = LetterVersion.Freeze(this, _versions.Count + 1, text, at);
        NoteText(nameof(LetterVersion.Hash), _versions.Count > 0 ? Current.Hash ?? "" : "", version.Hash ?? "");
        _versions.Add(version);
        return version;
    }

    private void Allow(string step, params ReadOnlySpan<LetterStatus> states) =>
        IllegalTransitionException.Unless(nameof(Letter), Status, step, states);
}
