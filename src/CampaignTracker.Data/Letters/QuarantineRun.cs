using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Letters;

/// <summary>Sign-ons that an organizer held back by a condition, many at once, so that all of it can be undone.</summary>
public sealed class QuarantineRun : Record, IBehindTheScenes
{
    /// <summary>Characters.</summary>
    public const int ConditionMaxLength = 500;

    private QuarantineRun()
    {
    }

    /// <param name="condition">By what they are chosen, in words without anybody's data.</param>
    /// <param name="by">Who starts it.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="DomainException">The condition is missing or too long.</exception>
    public QuarantineRun(string condition, Actor by, DateTime at)
        : base(at)
    {
        Condition = StorableText.Required(condition, ConditionMaxLength, "The condition");
        StartedBy = by.Name;
        Remember("started", by, at);
    }

    /// <summary>By what they were chosen, in words without anybody's data.</summary>
    public string Condition { get; private set; } = "";

    /// <summary>Who started it, as the history shows it.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public QuarantineRunStatus Status { get; private set; }

    /// <summary>How many it held back.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them an undoing put back.</summary>
    public int Restored { get; private set; }

    /// <summary>UTC; null while it runs.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>UTC; null unless it was undone.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>Holds some more back, with the forms that asked for them: their mails confirm nothing meanwhile.</summary>
    /// <exception cref="IllegalTransitionException">It does not run any more, or one of them is neither requested, confirmed nor listed.</exception>
    public void Hold(IReadOnlyCollection<SignOn> signOns, IReadOnlyCollection<SignOnRequest> askedBy, Actor by, DateTime at)
    {
        Allow("continued", QuarantineRunStatus.Running);
        foreach (var signOn in signOns)
            signOn.Quarantine(this, by, at);
        foreach (var request in askedBy)
            request.HoldBack(by, at);
        Count += signOns.Count;
        Remember("quarantined", by, at);
    }

    /// <summary>All are held back.</summary>
    /// <exception cref="IllegalTransitionException">It does not run any more.</exception>
    public void Finish(Actor by, DateTime at) => End(QuarantineRunStatus.Done, "finished", by, at);

    /// <summary>It was stopped half-way; what it held back stays so.</summary>
    /// <exception cref="IllegalTransitionException">It does not run any more.</exception>
    public void Stop(Actor by, DateTime at) => End(QuarantineRunStatus.Stopped, "stopped", by, at);

    /// <summary>Begins to undo it. One that still runs elsewhere stops. What is half undone can be undone again.</summary>
    public void Undo(Actor by, DateTime at)
    {
        Status = QuarantineRunStatus.Undone;
        EndedAt ??= at;
        UndoneAt = at;
        Remember("undone", by, at);
    }

    /// <summary>Puts some of them back where they stood, with the forms that asked for them.</summary>
    /// <exception cref="DomainException">It was not undone, or one of them is not held back by it.</exception>
    public void Restore(IReadOnlyCollection<SignOn> signOns, IReadOnlyCollection<SignOnRequest> askedBy, Actor by, DateTime at)
    {
        Allow("restored", QuarantineRunStatus.Undone);
        if (signOns.Any(signOn => signOn.QuarantineRunId != Id))
            throw new DomainException("The sign-on is not held back by this run.");
        foreach (var signOn in signOns)
            signOn.Release(by, at);
        foreach (var request in askedBy)
            request.LetGo(by, at);
        Restored += signOns.Count;
        Remember("released", by, at);
    }

    private void End(QuarantineRunStatus status, string what, Actor by, DateTime at)
    {
        Allow("ended", QuarantineRunStatus.Running);
        (Status, EndedAt) = (status, at);
        Remember(what, by, at);
    }

    private void Allow(string step, params ReadOnlySpan<QuarantineRunStatus> states) =>
        IllegalTransitionException.Unless(nameof(QuarantineRun), Status, step, states);
}

/// <summary>Where a run stands.</summary>
public enum QuarantineRunStatus
{
    /// <summary>It holds back more and more.</summary>
    Running,

    /// <summary>All that its condition named is held back.</summary>
    Done,

    /// <summary>It was stopped half-way.</summary>
    Stopped,

    /// <summary>What it held back stands as before, but for what was touched since.</summary>
    Undone,
}
