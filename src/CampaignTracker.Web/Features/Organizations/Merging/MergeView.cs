using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Web.Features.Organizations.Merging;

/// <summary>What a merge of two organizations would do.</summary>
/// <param name="Merged">The one that becomes the other.</param>
/// <param name="Standing">The one that stands.</param>
/// <param name="IsPossible">False where their states do not allow it in this direction.</param>
/// <param name="IsPossibleTurned">True where it is possible the other way round.</param>
/// <param name="Details">Where both say something else; one of them counts.</param>
/// <param name="Twice">Texts that both signed; one signature of each stands.</param>
/// <param name="Moves">What goes with the one that is merged.</param>
public sealed record MergeView(
    MergeSide Merged, MergeSide Standing, bool IsPossible, bool IsPossibleTurned, IReadOnlyList<DifferingDetail> Details, IReadOnlyList<SignedTwice> Twice, MergeMoves Moves);

/// <summary>One of the two.</summary>
public sealed record MergeSide(Guid Id, int Version, string Slug, string Name, string City, string State, OrganizationStatus Status, VerificationLevel Verification, bool IsSample)
{
    public bool MayBecome(MergeSide other) => other.Id != Id && other.IsSample == IsSample && Status switch
    {
        OrganizationStatus.Pending => other.Status is OrganizationStatus.Listed or OrganizationStatus.Pending,
        OrganizationStatus.Listed or OrganizationStatus.Withdrawn => other.Status is OrganizationStatus.Listed,
        _ => false,
    };
}

/// <param name="Field">Its name on the page that edits an organization.</param>
/// <param name="Merged">As the one that is merged has it.</param>
/// <param name="Standing">As the one that stands has it.</param>
/// <param name="TakesMerged">True where the one that is merged has it, unless somebody says otherwise.</param>
public sealed record DifferingDetail(string Field, string Merged, string Standing, bool TakesMerged);

/// <summary>Both signed one text.</summary>
/// <param name="Title">The letter's.</param>
/// <param name="Merged">The signature of the one that is merged.</param>
/// <param name="Standing">The signature of the one that stands.</param>
public sealed record SignedTwice(BilingualText Title, OneSignature Merged, OneSignature Standing)
{
    /// <summary>The one that is on the list; of two, the earlier.</summary>
    public bool TakesMerged => (Merged.Status is SignOnStatus.Listed, Standing.Status is SignOnStatus.Listed) switch
    {
        (true, false) => true,
        (false, true) => false,
        _ => Merged.Since < Standing.Since,
    };
}

/// <summary>One of two signatures under a text, since when (UTC), and who signed; that may be empty.</summary>
public sealed record OneSignature(Guid Id, SignOnStatus Status, string Who, DateTime Since);

/// <summary>How much goes with the one that is merged.</summary>
public sealed record MergeMoves(int SignOns, int Requests, int Contacts, int Speaking, int Events);

/// <summary>What somebody decided before two are merged.</summary>
/// <param name="MergedId">Which is merged.</param>
/// <param name="MergedVersion">As it was seen.</param>
/// <param name="StandingId">Which stands.</param>
/// <param name="StandingVersion">As it was seen.</param>
/// <param name="FieldsOfMerged">The details that are taken of the one that is merged.</param>
/// <param name="SetAside">Of each text that both signed, the signature that does not stand.</param>
/// <param name="ContactsSpeak">True where the contacts of the one that is merged speak for the other from now on.</param>
public sealed record MergeChoice(
    Guid MergedId, int MergedVersion, Guid StandingId, int StandingVersion, IReadOnlyCollection<string> FieldsOfMerged, IReadOnlyCollection<Guid> SetAside, bool ContactsSpeak);

/// <summary>What came of a merge.</summary>
public enum MergeOutcome
{
    /// <summary>The two are one.</summary>
    Merged,

    /// <summary>One of them was changed or signed something since it was looked at.</summary>
    ChangedMeanwhile,

    /// <summary>Their states do not allow it.</summary>
    NotPossible,

    /// <summary>The role does not allow it, or the session is over.</summary>
    NotAllowed,

    /// <summary>The site is read-only; nothing was changed.</summary>
    ReadOnly,

    /// <summary>The database did not take it; nothing was changed.</summary>
    NotSaved,
}
