using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Organizers.Passkeys;

internal static class PasskeysSetup
{
    private const string Required = "required";

    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<ChangePasskeys>();
        services.AddScoped<SignInWithPasskey>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<SiteSettings>>((passkeys, site) =>
        {
            // Passkeys belong to this domain for ever. In Development there may be none, and the request's is taken.
            passkeys.ServerDomain = site.Value.PublicUrl?.Host;
            passkeys.UserVerificationRequirement = Required;
            // Kept by the authenticator under the site's name: the sign-in names nobody.
            passkeys.ResidentKeyRequirement = Required;
            // Identity compares the request's origin header, which a form under no-referrer sends as "null". The form's token says where it came from.
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == Own(asked.HttpContext.Request, site.Value));
        });
    }

    private static string Own(HttpRequest request, SiteSettings site) => site.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
}
