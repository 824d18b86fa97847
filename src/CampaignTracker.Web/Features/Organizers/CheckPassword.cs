using CampaignTracker.Data;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>What became of an e-mail address and a password.</summary>
/// <param name="Organizer">Whose they are; null where they are nobody's.</param>
/// <param name="Wait">How long to wait where too many were wrong; null otherwise.</param>
internal readonly record struct PasswordAnswer(Organizer? Organizer, TimeSpan? Wait);

/// <summary>
/// Tells whether a password is an organizer's. A name that no account has costs as much as one that has: the same counting, and a hash of the
/// same cost is compared.
/// </summary>
internal sealed class CheckPassword(IDbContextFactory<CampaignDbContext> contexts, SignInLimit limit, IPasswordHasher<Organizer> hasher, NobodysPassword nobodys)
{
    public async Task<PasswordAnswer> OfAsync(string email, string password, CancellationToken ct)
    {
        var attempt = $"password {Organizer.Normalize(email)}";
        if (await limit.TakeAsync(attempt, ct) is { } wait)
            return new PasswordAnswer(null, wait);

        await using var db = await contexts.CreateDbContextAsync(ct);
        var organizer = await db.Organizers.AsNoTracking().Active().WithEmail(email).SingleOrDefaultAsync(ct);
        var isRight = hasher.VerifyHashedPassword(organizer!, organizer?.PasswordHash ?? nobodys.Hash, PasswordRules.Tidy(password)) is not PasswordVerificationResult.Failed;
        if (organizer?.PasswordHash is null || !isRight)
            return default;

        await limit.ClearAsync(attempt, ct);
        return new PasswordAnswer(organizer, null);
    }

    /// <summary>Asks the signed-in person's password again before something weighty; what is amiss is told at the field <c>password</c>.</summary>
    public async Task<Organizer?> OfSignedInAsync(HttpContext context, string password, IStringLocalizer<OrganizersText> text, FormErrors errors)
    {
        var (id, ct) = (context.User.OrganizerId(), context.RequestAborted);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var email = await db.Organizers.Active().Where(o => o.Id == id).Select(o => o.Email).SingleOrDefaultAsync(ct);
        if (password.Length == 0)
        {
            errors.Add("password", text["Password_Missing"]);
            return null;
        }

        var answer = await OfAsync(email ?? "", password, ct);
        if (answer.Organizer is null)
            errors.Add("password", answer.Wait is { } wait ? text.Wait(wait) : text["CurrentPassword_Wrong"]);
        return answer.Organizer;
    }
}

/// <summary>What a password is compared with where a name has none: made once, of a word that nobody knows.</summary>
internal sealed class NobodysPassword(IPasswordHasher<Organizer> hasher)
{
    public string Hash { get; } = hasher.HashPassword(null!, Guid.NewGuid().ToString());
}
