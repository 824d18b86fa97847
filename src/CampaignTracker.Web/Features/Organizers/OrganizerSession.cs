using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>A session goes on while its stamp is the account's: a changed password or authenticator, or a disabled account, ends it.</summary>
internal static class OrganizerSession
{
    private static readonly TimeSpan CookieIsFresh = TimeSpan.FromMinutes(1);

    /// <summary>Looks at each request, which are few: the session's pages and connections alone ask for the cookie. Takes name, role and language anew.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext session)
    {
        var services = session.HttpContext.RequestServices;
        var signIn = services.GetRequiredService<SignInManager<Organizer>>();
        if (await signIn.ValidateSecurityStampAsync(session.Principal) is { DisabledAt: null } organizer)
        {
            var now = await signIn.CreateUserPrincipalAsync(organizer);
            if (now.SaysTheSameAs(session.Principal!) && services.GetRequiredService<TimeProvider>().GetUtcNow() - session.Properties.IssuedUtc < CookieIsFresh)
                return;
            session.ReplacePrincipal(now);
            session.ShouldRenew = true;
            return;
        }

        session.RejectPrincipal();
        await session.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
