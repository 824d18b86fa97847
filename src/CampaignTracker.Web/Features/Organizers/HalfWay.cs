using System.Globalization;
using System.Security.Claims;
using CampaignTracker.Data.Organizers;
using Microsoft.AspNetCore.Authentication;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>What is still missing.</summary>
internal enum MissingStep
{
    /// <summary>A code of the authenticator.</summary>
    Code,

    /// <summary>A new authenticator.</summary>
    Authenticator,

    /// <summary>That the recovery codes were kept.</summary>
    RecoveryCodes,
}

/// <summary>
/// Between the password and being signed in: an encrypted cookie says whose password was right, what is still missing, and the secret of an
/// authenticator that no code has proven yet. It opens nothing else.
/// </summary>
internal sealed record HalfWay(Guid OrganizerId, string Stamp, MissingStep Missing, string ReturnUrl, string Secret = "")
{
    public const string Scheme = "HalfWay";

    public static HalfWay Of(Organizer organizer, MissingStep missing, string returnUrl) =>
        new(organizer.Id, organizer.SecurityStamp!, missing, returnUrl, missing is MissingStep.Authenticator ? AuthenticatorCodes.NewSecret() : "");

    public async Task KeepAsync(HttpContext context)
    {
        Claim[] claims =
        [
            new(nameof(OrganizerId), OrganizerId.ToString()), new(nameof(Stamp), Stamp), new(nameof(Missing), ((int)Missing).ToString(CultureInfo.InvariantCulture)),
            new(nameof(ReturnUrl), ReturnUrl), new(nameof(Secret), Secret),
        ];
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    /// <returns>Null where the cookie is missing, too old, or for another step.</returns>
    public static async Task<HalfWay?> ReadAsync(HttpContext context, params MissingStep[] steps)
    {
        var kept = (await context.AuthenticateAsync(Scheme)).Principal;
        if (kept is null)
            return null;
        string Value(string name) => kept.FindFirstValue(name)!;
        var halfWay = new HalfWay(
            Guid.Parse(Value(nameof(OrganizerId))), Value(nameof(Stamp)), (MissingStep)int.Parse(Value(nameof(Missing)), CultureInfo.InvariantCulture),
            Value(nameof(ReturnUrl)), Value(nameof(Secret)));
        return steps.Contains(halfWay.Missing) ? halfWay : null;
    }

    public static Task ForgetAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
