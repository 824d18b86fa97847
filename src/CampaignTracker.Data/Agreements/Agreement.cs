using CampaignTracker.Data.History;

namespace CampaignTracker.Data.Agreements;

/// <summary>A 287(g) agreement of one agency with ICE under one model, as sources know it.</summary>
public sealed class Agreement : Record
{
    /// <summary>Characters in each language.</summary>
    public const int NoteMaxLength = 600;

    private Agreement()
    {
    }

    private Agreement(DateTime at)
        : base(at)
    {
    }

    /// <summary>Whose.</summary>
    public Guid AgencyId { get; private set; }

    /// <summary>Whose, where loaded.</summary>
    public Agency? Agency { get; private set; }

    /// <summary>Under which model.</summary>
    public AgreementModel Model { get; private set; }

    /// <summary>The day of signing; null where unknown.</summary>
    public DateOnly? SignedOn { get; private set; }

    /// <summary>How it stood on <see cref="StatusAsOf"/>.</summary>
    public AgreementStatus Status { get; private set; }

    /// <summary>The day that the sources speak of.</summary>
    public DateOnly StatusAsOf { get; private set; }

    /// <summary>The day of its end; null where it has none or it is unknown.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>What else is known, and where sources differ.</summary>
    public BilingualText Note { get; private set; } = BilingualText.Empty;

    /// <summary>Where it was read; at least one.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>Keeps an agreement that a source names.</summary>
    /// <exception cref="DomainException">No source is given, or the note is too long.</exception>
    public static Agreement Keep(Agency agency, AgreementFacts facts, Actor by, DateTime at)
    {
        var agreement = new Agreement(at) { AgencyId = agency.Id, Agency = agency };
        agreement.Take(facts);
        agreement.Remember("kept", by, at);
        return agreement;
    }

    /// <summary>Corrects it by what sources say now.</summary>
    /// <exception cref="DomainException">No source is given, or the note is too long.</exception>
    public void Correct(AgreementFacts facts, Actor by, DateTime at)
    {
        Take(facts);
        Remember("corrected", by, at);
    }

    /// <summary>It never was; one that ended is corrected instead. Its history stays; the caller deletes the row.</summary>
    public void Remove(Actor by, DateTime at) => Remember("removed", by, at);

    private void Take(AgreementFacts facts)
    {
        var note = facts.Note.Within(NoteMaxLength, "The note");
        if (facts.Sources.Count == 0)
            throw new DomainException("An agreement needs a source.");
        (Model, SignedOn, Status, StatusAsOf, EndedOn) = (facts.Model, facts.SignedOn, facts.Status, facts.StatusAsOf, facts.EndedOn);
        (Note, Sources) = (note, facts.Sources);
    }
}

/// <summary>What sources say of one agreement.</summary>
/// <param name="Model">Under which model.</param>
/// <param name="SignedOn">The day of signing; null where unknown.</param>
/// <param name="Status">How it stood.</param>
/// <param name="StatusAsOf">The day that the sources speak of.</param>
/// <param name="EndedOn">The day of its end; null where it has none or it is unknown.</param>
/// <param name="Note">What else is known.</param>
/// <param name="Sources">Where it was read; at least one.</param>
public sealed record AgreementFacts(
    AgreementModel Model, DateOnly? SignedOn, AgreementStatus Status, DateOnly StatusAsOf, DateOnly? EndedOn, BilingualText Note, IReadOnlyList<Source> Sources);
