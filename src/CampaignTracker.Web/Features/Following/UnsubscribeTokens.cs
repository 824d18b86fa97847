using System.Security.Cryptography;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Platform.Localization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CampaignTracker.Web.Features.Following;

/// <summary>
/// What stands in the links that end mails: the follower's id, protected by the site's keys, so that nobody can make one. It works as long as the keys are
/// kept, which is for good: old mails are read years later.
/// </summary>
public sealed class UnsubscribeTokens(IDataProtectionProvider protection, SiteLinks links)
{
    private readonly IDataProtector _protector = protection.CreateProtector("unsubscribe");

    public string Make(EventFollower follower) => WebEncoders.Base64UrlEncode(_protector.Protect(follower.Id.ToByteArray()));

    /// <summary>Where one POST ends the mails (RFC 8058).</summary>
    public Uri OneClick(EventFollower follower) => new(links.Absolute($"{UnsubscribeEndpoint.Path}/{Make(follower)}", follower.Language));

    /// <summary>The page with the button.</summary>
    public string Page(EventFollower follower) => links.Absolute($"/events/unfollow/{Make(follower)}", follower.Language);

    /// <returns>Null for what is none of ours.</returns>
    public Guid? Read(string token)
    {
        try
        {
            return new Guid(_protector.Unprotect(WebEncoders.Base64UrlDecode(token)));
        }
        catch (Exception none) when (none is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
