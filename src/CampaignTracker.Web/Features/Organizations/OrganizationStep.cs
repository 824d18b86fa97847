using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Web.Features.Organizations;

/// <summary>What organizers do with one organization or many.</summary>
public enum OrganizationStep
{
    /// <summary>One that waits goes on the roster.</summary>
    List,

    /// <summary>One that waits does not; asks for a reason.</summary>
    Decline,

    /// <summary>It is who it says; asks for evidence.</summary>
    Verify,

    /// <summary>Its events are published at once.</summary>
    Trust,

    /// <summary>Its events are looked at first, again.</summary>
    Distrust,

    /// <summary>It leaves the roster with all of its signatures; asks for a reason.</summary>
    Withdraw,
}

/// <summary>Why a step was not taken for one of many.</summary>
public enum LeftBecause
{
    /// <summary>It does not wait.</summary>
    NotPending,

    /// <summary>It is not on the roster.</summary>
    NotListed,

    /// <summary>It neither waits nor is on the roster.</summary>
    OffRoster,

    /// <summary>An organizer verified it before.</summary>
    VerifiedAlready,

    /// <summary>No organizer has verified it.</summary>
    NotVerified,

    /// <summary>It is trusted already.</summary>
    TrustedAlready,

    /// <summary>It is not trusted.</summary>
    NotTrusted,

    /// <summary>Somebody else changed it at the same time.</summary>
    ChangedMeanwhile,
}

/// <summary>As far as steps ask how it stands.</summary>
public sealed record OrganizationStanding(Guid Id, OrganizationStatus Status, VerificationLevel Verification, bool Trusted)
{
    /// <summary>Null where the step can be taken.</summary>
    public LeftBecause? Objection(OrganizationStep step) => step switch
    {
        OrganizationStep.List or OrganizationStep.Decline => Status is OrganizationStatus.Pending ? null : LeftBecause.NotPending,
        OrganizationStep.Withdraw => Status is OrganizationStatus.Listed ? null : LeftBecause.NotListed,
        OrganizationStep.Distrust => Trusted ? null : LeftBecause.NotTrusted,
        _ when Status is not (OrganizationStatus.Pending or OrganizationStatus.Listed) => LeftBecause.OffRoster,
        OrganizationStep.Verify => Verification is VerificationLevel.OrganizerVerified ? LeftBecause.VerifiedAlready : null,
        _ when Verification is not VerificationLevel.OrganizerVerified => LeftBecause.NotVerified,
        _ => Trusted ? LeftBecause.TrustedAlready : null,
    };
}

/// <summary>What a step would do, before it is taken.</summary>
/// <param name="Step">Which.</param>
/// <param name="Ids">For which it would be taken: for these and no others it will be.</param>
/// <param name="Left">How many would stay as they are, and why.</param>
public sealed record StepForecast(OrganizationStep Step, IReadOnlyList<Guid> Ids, IReadOnlyDictionary<LeftBecause, int> Left);

/// <summary>What came of a step.</summary>
/// <param name="Result">Whether it was taken at all.</param>
/// <param name="Done">For how many.</param>
/// <param name="Left">How many were left as they were, and why.</param>
public sealed record StepOutcome(StepResult Result, int Done, IReadOnlyDictionary<LeftBecause, int> Left)
{
    public static StepOutcome Of(StepResult result) => new(result, 0, new Dictionary<LeftBecause, int>());
}

/// <summary>Whether a step was taken.</summary>
public enum StepResult
{
    /// <summary>For as many as is said.</summary>
    Done,

    /// <summary>The reason or evidence is missing.</summary>
    WordsMissing,

    /// <summary>The reason or evidence is too long.</summary>
    WordsTooLong,

    /// <summary>The role does not allow it, or the session is over; what was done before that is said.</summary>
    NotAllowed,

    /// <summary>The site is read-only; what was done before that is said.</summary>
    ReadOnly,

    /// <summary>The database did not answer; what was done before that is said.</summary>
    NotSaved,
}
