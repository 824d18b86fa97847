using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Letters;

/// <content>What is written before a letter can be signed, and what may change while it can.</content>
public sealed partial class Letter
{
    /// <summary>
    /// How long somebody's writing is one change: a text is saved each time its writer pauses, and the history tells of it once,
    /// unless somebody else writes meanwhile.
    /// </summary>
    public static readonly TimeSpan SpellOfWriting = TimeSpan.FromMinutes(15);

    /// <summary>Who wrote the text last; null before somebody did.</summary>
    [Derived]
    public string? DraftWrittenBy { get; private set; }

    /// <summary>UTC; null before.</summary>
    public DateTime? DraftWrittenAt { get; private set; }

    /// <summary>Changes what a draft says of itself; its text is written apart.</summary>
    /// <exception cref="IllegalTransitionException">It is no draft any more.</exception>
    /// <exception cref="DomainException">A detail is missing, too long or not of its kind.</exception>
    public void Correct(LetterDetails details, Actor by, DateTime at)
    {
        Allow("corrected", LetterStatus.Draft);
        Take(details);
        Remember("corrected", by, at);
    }

    /// <summary>Changes what may change once organizations have signed: what it is introduced with, not whom it addresses.</summary>
    /// <exception cref="DomainException">The summary is too long.</exception>
    public void Introduce(BilingualText summary, IReadOnlyList<Source> sources, Actor by, DateTime at)
    {
        Summary = summary.Within(SummaryMaxLength, "The summary");
        Sources = sources;
        Remember("corrected", by, at);
    }

    /// <summary>Writes the text that is frozen when the letter is opened or amended.</summary>
    /// <param name="text">In both languages.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="last">What the history told of this person's writing last, which tells the same spell's last words too; null for nothing.</param>
    /// <exception cref="IllegalTransitionException">It is neither a draft nor closed.</exception>
    /// <exception cref="DomainException">The text is too long or cannot be stored.</exception>
    public void Write(BilingualText text, Actor by, DateTime at, HistoryEntry? last = null)
    {
        Allow("written", LetterStatus.Draft, LetterStatus.Closed);
        var before = DraftText;
        DraftText = text.Within(TextMaxLength, "The text");
        if (DraftWrittenBy != by.Name || !(at - DraftWrittenAt < SpellOfWriting))
            Remember("written", by, at);
        else
            GoOn(last, before);
        (DraftWrittenBy, DraftWrittenAt) = (by.Name, at);
    }

    /// <summary>Hopes for another number of organizations until another moment.</summary>
    /// <exception cref="IllegalTransitionException">It was delivered.</exception>
    /// <exception cref="DomainException">The target is less than one, or the deadline has passed or is no time of its zone.</exception>
    public void Aim(LetterGoal goal, Actor by, DateTime at)
    {
        Allow("aimed", LetterStatus.Draft, LetterStatus.Open, LetterStatus.Closed);
        MustBeAhead(goal.Deadline?.At, at);
        Take(goal);
        Remember("goal-changed", by, at);
    }

    /// <summary>Hopes for another number of organizations.</summary>
    /// <param name="target">Null for none.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="IllegalTransitionException">It was delivered.</exception>
    /// <exception cref="DomainException">It is less than one.</exception>
    public void Aim(int? target, Actor by, DateTime at)
    {
        Allow("aimed", LetterStatus.Draft, LetterStatus.Open, LetterStatus.Closed);
        Target = Positive(target);
        Remember("target-changed", by, at);
    }

    /// <summary>Can be signed until another moment.</summary>
    /// <param name="deadline">Null for no deadline.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="IllegalTransitionException">It was delivered.</exception>
    /// <exception cref="DomainException">It has passed, or is no time of its zone.</exception>
    public void MoveDeadline(Deadline? deadline, Actor by, DateTime at)
    {
        Allow("moved", LetterStatus.Draft, LetterStatus.Open, LetterStatus.Closed);
        MustBeAhead(deadline?.At, at);
        Take(deadline);
        Remember("deadline-moved", by, at);
    }

    private void GoOn(HistoryEntry? last, BilingualText before)
    {
        GoOn();
        last?.GoOn($"{nameof(DraftText)}.{nameof(BilingualText.En)}", before.En, DraftText.En);
        last?.GoOn($"{nameof(DraftText)}.{nameof(BilingualText.Es)}", before.Es, DraftText.Es);
    }

    private void Take(LetterGoal goal)
    {
        Target = Positive(goal.Target);
        Take(goal.Deadline);
    }

    private static void MustBeAhead(DateTime? deadline, DateTime at)
    {
        if (deadline <= at)
            throw new DomainException("The letter's deadline has passed.");
    }

    private static int? Positive(int? target) => target is null or > 0 ? target : throw new DomainException("A target is at least one.");

    private void Take(LetterDetails details)
    {
        Slug = StorableText.Required(details.Slug, SlugMaxLength, "The address");
        Title = details.Title.Required(TitleMaxLength, "The title");
        Addressee = details.Addressee.Required(AddresseeMaxLength, "The addressee");
        Summary = details.Summary.Within(SummaryMaxLength, "The summary");
        Target = Positive(details.Target);
        Sources = details.Sources;
        Take(details.Deadline);
    }

    private void Take(Deadline? deadline) =>
        (DeadlineDate, DeadlineTime, DeadlineZone, DeadlineAt) = (deadline?.Date, deadline?.Time, deadline?.TimeZone, deadline?.At);
}
