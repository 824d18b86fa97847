using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>What an organization's contact asks for, tidied and checked against the limits of the nouns.</summary>
public sealed record SignOnAnswers
{
    /// <summary>The organization as the form tells it.</summary>
    public required OrganizationDetails Organization { get; init; }

    /// <summary>The listed organization that the person said they are ("Is this you?"); null where it was not asked, or they are another one.</summary>
    public string? OrganizationSlug { get; init; }

    /// <summary>True where the person was asked and is none of the likely ones.</summary>
    public bool IsAnother { get; init; }

    /// <summary>Who asks.</summary>
    public required ContactDetails Contact { get; init; }

    /// <summary>True where the person agreed that the name is public.</summary>
    public bool ShowName { get; init; }

    /// <summary>True where the person agreed that the title is public.</summary>
    public bool ShowTitle { get; init; }

    /// <summary>Slugs of open letters, at least one, none twice.</summary>
    public required IReadOnlyList<string> LetterSlugs { get; init; }
}

/// <summary>How a form came, beside its answers.</summary>
/// <param name="FormId">Its one-time id.</param>
/// <param name="Age">How long ago its page was first shown.</param>
/// <param name="IsTrapFilled">True where a field was filled that people do not see.</param>
public sealed record FormSent(Guid FormId, TimeSpan Age, bool IsTrapFilled)
{
    /// <summary>
    /// The id of the same form with another address in it: somebody went back, corrected it and sent it again. It is the same each time, so that this
    /// too is one sign-on however often it is sent, and tells as the first when the form was shown.
    /// </summary>
    public Guid IdFor(string address)
    {
        var id = FormId.ToByteArray(bigEndian: true);
        SHA256.HashData([.. id, .. Encoding.UTF8.GetBytes(address.ToUpperInvariant())]).AsSpan(0, 8).CopyTo(id.AsSpan(8));
        return new Guid(id, bigEndian: true);
    }
}
