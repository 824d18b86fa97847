using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Organizers;

/// <summary>The second step: a code of the authenticator, or a recovery code. Each lets in once.</summary>
internal sealed class CheckCode(IDbContextFactory<CampaignDbContext> contexts, SignInLimit limit, TotpSecrets secrets, AccountMails mails, TimeProvider clock)
{
    /// <param name="id">Whose password was right.</param>
    /// <param name="stamp">The account's stamp at that time; it ends what was begun before a change.</param>
    /// <param name="code">Of the authenticator.</param>
    /// <param name="ct">Stops.</param>
    public Task<PasswordAnswer> OfAuthenticatorAsync(Guid id, string stamp, string code, CancellationToken ct) =>
        TryAsync(id, stamp, (db, organizer) => TakeStepAsync(db, organizer, code, ct), ct);

    public Task<PasswordAnswer> OfRecoveryAsync(Guid id, string stamp, string code, CancellationToken ct) =>
        TryAsync(id, stamp, (db, organizer) => TakeRecoveryCodeAsync(db, organizer, code, ct), ct);

    private async Task<PasswordAnswer> TryAsync(Guid id, string stamp, Func<CampaignDbContext, Organizer, Task<bool>> take, CancellationToken ct)
    {
        var attempt = $"code {id}";
        if (await limit.TakeAsync(attempt, ct) is { } wait)
            return new PasswordAnswer(null, wait);

        await using var db = await contexts.CreateDbContextAsync(ct);
        var organizer = await db.Organizers.Active().SingleOrDefaultAsync(o => o.Id == id && o.SecurityStamp == stamp, ct);
        if (organizer?.TotpSecret is null || !await take(db, organizer))
            return default;

        await limit.ClearAsync(attempt, ct);
        return new PasswordAnswer(organizer, null);
    }

    /// <summary>One statement takes the step, so that of two who send the same code at once one is refused.</summary>
    private async Task<bool> TakeStepAsync(CampaignDbContext db, Organizer organizer, string code, CancellationToken ct) =>
        AuthenticatorCodes.StepOf(secrets.Unprotect(organizer.TotpSecret!), code, clock.UtcNow()) is { } step
        && await db.InTurnAsync(
            () => db.Organizers.Where(o => o.Id == organizer.Id && o.LastTotpStep < step).ExecuteUpdateAsync(o => o.SetProperty(x => x.LastTotpStep, step), ct), ct) == 1;

    private async Task<bool> TakeRecoveryCodeAsync(CampaignDbContext db, Organizer organizer, string typed, CancellationToken ct)
    {
        if (RecoveryCodeText.HashOf(typed) is not { } hash)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.RecoveryCodes.Where(c => c.OrganizerId == organizer.Id && c.Hash == hash).ExecuteDeleteAsync(ct) != 1)
            return false;
        var now = clock.UtcNow();
        organizer.Remember("recovery code used", new Actor(organizer.DisplayName), now);
        db.Add(mails.Changed(organizer, AccountChange.RecoveryCodeUsed, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
