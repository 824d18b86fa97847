using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>What stands behind the link of a mail about signing on, for the one who holds it.</summary>
/// <param name="Link">Whether the link works.</param>
/// <param name="FormId">By which another mail can be asked for.</param>
/// <param name="Organization">Its name.</param>
/// <param name="Place">City and state, as far as known.</param>
/// <param name="OrganizationSlug">Its page; null where it is not on the roster.</param>
/// <param name="Signatory">Who signs, and what of it may be shown.</param>
/// <param name="Letters">What is signed.</param>
/// <param name="IsEntered">True where an organizer entered it: it stands, and only who its contact is has to be confirmed.</param>
public sealed record SignOnStanding(
    LinkStanding Link, Guid FormId, string Organization, string Place, string? OrganizationSlug, Signatory Signatory, IReadOnlyList<SignedLetter> Letters,
    bool IsEntered)
{
    public static SignOnStanding Of(SignOnRequest request, LinkStanding link, IReadOnlyList<SignedLetter> letters)
    {
        var (organization, signOn) = (request.Organization!, request.SignOns[0]);
        return new SignOnStanding(
            link, request.FormId, organization.Name, string.Join(", ", new[] { organization.City, organization.State }.Where(part => part.Length > 0)),
            organization.Status is OrganizationStatus.Listed ? organization.Slug : null,
            new Signatory(signOn.SignatoryName, signOn.SignatoryTitle, signOn.ShowSignatoryName, signOn.ShowSignatoryTitle), letters, request.IsEntered);
    }
}

/// <summary>One letter of a request, and what became of it.</summary>
public sealed record SignedLetter(string Slug, BilingualText Title, bool IsSample, SignOnOutcome Outcome)
{
    /// <summary>What became of one that does not stand any more: declined, withdrawn or disowned. Null for all others.</summary>
    public SignOnStatus? Off { get; private init; }

    /// <param name="signOn">The sign-on.</param>
    /// <param name="letters">Its letter among others.</param>
    /// <param name="signedBefore">Versions under which the organization's signature stands by another request, and how.</param>
    /// <param name="isConfirmed">True where the contact answered the mail.</param>
    /// <param name="now">The present instant (UTC).</param>
    public static SignedLetter Of(
        SignOn signOn, IReadOnlyList<SigningLetter> letters, IReadOnlyDictionary<Guid, SignOnStatus> signedBefore, bool isConfirmed, DateTime now)
    {
        var letter = letters.Single(l => l.ToSign.Id == signOn.LetterId);
        var canBeSigned = letter.ToSign.IsOpenAt(now) && letter.ToSign.VersionId == signOn.LetterVersionId;
        return new SignedLetter(letter.Slug, letter.Title, letter.ToSign.IsSample, signOn.Status switch
        {
            SignOnStatus.Listed => SignOnOutcome.Listed,
            SignOnStatus.Confirmed => SignOnOutcome.Waiting,
            SignOnStatus.SetAside => SignOnOutcome.SignedBefore,
            SignOnStatus.Requested or SignOnStatus.Quarantined => signedBefore.GetValueOrDefault(signOn.LetterVersionId) switch
            {
                SignOnStatus.Listed => SignOnOutcome.SignedBefore,
                // Not on the list yet, so nobody is told of it.
                SignOnStatus.Confirmed when isConfirmed => SignOnOutcome.Waiting,
                _ => canBeSigned ? SignOnOutcome.ToConfirm : SignOnOutcome.TooLate,
            },
            _ => SignOnOutcome.Off,
        })
        {
            Off = signOn.Status is SignOnStatus.Declined or SignOnStatus.Withdrawn or SignOnStatus.Disowned ? signOn.Status : null,
        };
    }
}

/// <summary>What became of one letter of a request.</summary>
public enum SignOnOutcome
{
    /// <summary>The contact has still to confirm it.</summary>
    ToConfirm,

    /// <summary>Confirmed; an organizer looks at it.</summary>
    Waiting,

    /// <summary>On the list.</summary>
    Listed,

    /// <summary>The organization's signature stood there by another request.</summary>
    SignedBefore,

    /// <summary>The letter was closed or amended before it was confirmed.</summary>
    TooLate,

    /// <summary>Declined, withdrawn or disowned.</summary>
    Off,
}
