using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>
/// What an organizer's role allows. The policies name the cookie themselves: there is no scheme by default, so a page without a policy
/// reads no cookie, and public pages stay the same for everybody.
/// </summary>
internal static class OrganizerPolicies
{
    /// <summary>Any role.</summary>
    public const string Reads = nameof(Reads);

    /// <summary>Organizer and Administrator.</summary>
    public const string Organizes = nameof(Organizes);

    /// <summary>Administrator.</summary>
    public const string Administers = nameof(Administers);

    public static void AddOrganizerPolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Reads, policy => policy.For(OrganizerRole.Administrator, OrganizerRole.Organizer, OrganizerRole.Reader))
        .AddPolicy(Organizes, policy => policy.For(OrganizerRole.Administrator, OrganizerRole.Organizer))
        .AddPolicy(Administers, policy => policy.For(OrganizerRole.Administrator));

    private static void For(this AuthorizationPolicyBuilder policy, params OrganizerRole[] roles) => policy
        .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme)
        .RequireRole(roles.Select(role => role.ToString()));
}
