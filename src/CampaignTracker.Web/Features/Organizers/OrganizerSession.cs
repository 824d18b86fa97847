using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>A session goes on while its stamp is the account's: a changed password, code or role ends it within a minute.</summary>
internal static class OrganizerSession
{
    private static readonly TimeSpan CheckedFor = TimeSpan.FromMinutes(1);

    /// <summary>Looks once a minute, and takes name, role and language anew.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext session)
    {
        var services = session.HttpContext.RequestServices;
        if (services.GetRequiredService<TimeProvider>().GetUtcNow() - session.Properties.IssuedUtc < CheckedFor)
            return;

        var signIn = services.GetRequiredService<SignInManager<Organizer>>();
        if (await signIn.ValidateSecurityStampAsync(session.Principal) is { DisabledAt: null } organizer)
        {
            session.ReplacePrincipal(await signIn.CreateUserPrincipalAsync(organizer));
            session.ShouldRenew = true;
            return;
        }

        session.RejectPrincipal();
        await session.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
