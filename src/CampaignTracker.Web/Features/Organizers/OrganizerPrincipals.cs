using System.Security.Claims;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Turns an organizer into what the cookie holds: id, name, role, language, theme and the stamp that ends sessions. No address.</summary>
internal sealed class OrganizerPrincipals(IOptions<IdentityOptions> identity) : IUserClaimsPrincipalFactory<Organizer>
{
    public const string LanguageClaim = "language";
    public const string ThemeClaim = "theme";

    public Task<ClaimsPrincipal> CreateAsync(Organizer user)
    {
        var claims = identity.Value.ClaimsIdentity;
        return Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(claims.UserIdClaimType, user.Id.ToString()),
                new Claim(claims.UserNameClaimType, user.DisplayName),
                new Claim(claims.RoleClaimType, user.Role.ToString()),
                new Claim(claims.SecurityStampClaimType, user.SecurityStamp!),
                new Claim(LanguageClaim, user.Language.ToString()),
                new Claim(ThemeClaim, user.Theme.ToString()),
            ],
            IdentityConstants.ApplicationScheme, claims.UserNameClaimType, claims.RoleClaimType)));
    }
}

/// <summary>Who is signed in, read from the cookie.</summary>
internal static class SignedIn
{
    public static Guid OrganizerId(this ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!);

    /// <summary>Who the history says it was.</summary>
    public static Actor Actor(this ClaimsPrincipal principal) => new(principal.Identity!.Name!);

    public static Language Language(this ClaimsPrincipal principal) => Enum.Parse<Language>(principal.FindFirstValue(OrganizerPrincipals.LanguageClaim)!);

    /// <summary>A cookie of an older version of the site names none.</summary>
    public static OrganizerTheme Theme(this ClaimsPrincipal principal) =>
        Enum.TryParse<OrganizerTheme>(principal.FindFirstValue(OrganizerPrincipals.ThemeClaim), out var theme) ? theme : OrganizerTheme.System;

    /// <summary>Ends sessions where it is not the account's any more.</summary>
    public static string? Stamp(this ClaimsPrincipal principal) => principal.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);

    public static bool SaysTheSameAs(this ClaimsPrincipal one, ClaimsPrincipal other) =>
        one.Claims.Select(claim => (claim.Type, claim.Value)).SequenceEqual(other.Claims.Select(claim => (claim.Type, claim.Value)));
}
