using System.Security.Claims;
using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>Turns an organizer into what the cookie holds: id, name, role, language and the stamp that ends sessions. No address.</summary>
internal sealed class OrganizerPrincipals(IOptions<IdentityOptions> identity) : IUserClaimsPrincipalFactory<Organizer>
{
    public const string LanguageClaim = "language";

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
}
