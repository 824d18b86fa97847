using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace CampaignTracker.Web.Features.Organizers.Passkeys;

/// <summary>
/// What a browser was asked to sign, between the page that asks and the form that answers: an encrypted cookie, for a quarter of an hour, good for
/// one answer.
/// </summary>
/// <param name="Id">By which it is spent.</param>
/// <param name="State">What Identity must see again.</param>
/// <param name="OrganizerId">Whose passkey is to be added; empty at the sign-in.</param>
/// <param name="Name">What the new passkey is called; empty at the sign-in.</param>
internal sealed record PasskeyChallenge(Guid Id, string State, Guid OrganizerId, string Name)
{
    public const string Scheme = "PasskeyChallenge";

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public static PasskeyChallenge Of(string? state, Guid organizerId = default, string name = "") => new(Guid.NewGuid(), state ?? "", organizerId, name);

    public async Task KeepAsync(HttpContext context)
    {
        Claim[] claims = [new(nameof(Id), Id.ToString()), new(nameof(State), State), new(nameof(OrganizerId), OrganizerId.ToString()), new(nameof(Name), Name)];
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    /// <summary>Takes what this browser was asked, once.</summary>
    /// <returns>Null where it was asked nothing, too long ago, for somebody else, or has answered.</returns>
    public static async Task<PasskeyChallenge?> TakeAsync(HttpContext context, Guid organizerId, SignInLimit limit, CancellationToken ct)
    {
        var kept = (await context.AuthenticateAsync(Scheme)).Principal;
        if (kept is null)
            return null;
        string Value(string name) => kept.FindFirstValue(name)!;
        var challenge = new PasskeyChallenge(Guid.Parse(Value(nameof(Id))), Value(nameof(State)), Guid.Parse(Value(nameof(OrganizerId))), Value(nameof(Name)));
        if (challenge.OrganizerId != organizerId)
            return null;
        await context.SignOutAsync(Scheme);
        return await limit.SpendAsync($"passkey challenge {challenge.Id}", ct) ? challenge : null;
    }
}
