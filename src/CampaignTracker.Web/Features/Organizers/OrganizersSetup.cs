using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Features.Organizers.Passkeys;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Organizers;

internal static class OrganizersSetup
{
    /// <summary>Of PBKDF2 with SHA-512, as OWASP advises.</summary>
    private const int HashIterations = 210_000;

    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(8);
    private static readonly TimeSpan HalfWayLength = TimeSpan.FromMinutes(30);

    public static void AddOrganizers(this IServiceCollection services)
    {
        services.AddOrganizerPolicies();
        // Three schemes and no default: where none is asked for by name, no cookie is read.
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ApplicationScheme, Session)
            .AddCookie(HalfWay.Scheme, HalfWaySession)
            .AddCookie(PasskeyChallenge.Scheme, ChallengeSession);
        services.AddIdentityCore<Organizer>()
            .AddEntityFrameworkStores<CampaignDbContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<OrganizerPrincipals>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        services.AddSingleton<TotpSecrets>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<SessionWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<SessionWatch>());
        services.AddSingleton(provider => new NobodysPassword(new PasswordHasher<Organizer>(provider.GetRequiredService<IOptions<PasswordHasherOptions>>())));
        services.AddPasskeys();
        services.AddScoped<AccountMails>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<CheckCode>();
        services.AddScoped<NoteSignIn>();
        services.AddScoped<ChangeSecurity>();
        services.AddScoped<SetUpSite>();
        services.AddScoped<RecoverAdministrator>();
        services.AddScoped<AccountSession>();
        services.AddScoped<ActingOrganizer>();
        services.AddScoped<EditRecord>();
        services.AddScoped<RemoveRecord>();
        services.AddScoped<NewPassword>();
    }

    /// <summary>The session's cookie ends with the browser, and after eight hours without a request.</summary>
    private static void Session(CookieAuthenticationOptions cookie)
    {
        Keep(cookie, "organizer");
        cookie.ExpireTimeSpan = SessionLength;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = OrganizerSession.CheckAsync;
        // Only an authentication middleware would tell the handler of the path base, which is the language; there is none, as no scheme is asked by default.
        cookie.Events.OnRedirectToLogin = asked =>
        {
            // A circuit is asked for by a script, which can do nothing with a page.
            if (asked.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            {
                asked.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }

            var request = asked.Request;
            asked.Response.Redirect($"{request.PathBase}{AccountSession.SignInPath}?ReturnUrl={Uri.EscapeDataString(request.PathBase + request.Path + request.QueryString)}");
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void HalfWaySession(CookieAuthenticationOptions cookie)
    {
        Keep(cookie, "organizer-half-way");
        cookie.ExpireTimeSpan = HalfWayLength;
        cookie.SlidingExpiration = false;
    }

    private static void ChallengeSession(CookieAuthenticationOptions cookie)
    {
        Keep(cookie, "organizer-passkey");
        cookie.ExpireTimeSpan = PasskeyChallenge.Life;
        cookie.SlidingExpiration = false;
    }

    private static void Keep(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        // Both languages are one site; without this a cookie set under /es would hold there only.
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
