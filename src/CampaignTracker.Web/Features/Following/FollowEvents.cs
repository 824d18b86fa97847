using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Following;

/// <summary>
/// Somebody asks for mails about events near a ZIP code. Nothing comes of it until the mailbox's owner says so. Answers nothing: whether an address follows
/// already, is blocked or gets no mail today is for the owner to see.
/// </summary>
public sealed class FollowEvents(
    IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, Limits limits, BlockedAddresses blocked, DailyMails dailyMails, FollowMails mails,
    IOptions<SignOnSettings> settings, TimeProvider clock)
{
    /// <summary>Three fields, which a browser fills by itself. Seconds.</summary>
    private const int LeastSecondsToFill = 1;

    /// <remarks>The same form may be posted twice at once, and another may take the same place among the day's mails.</remarks>
    public Task RequestAsync(FollowAnswers answers, FormSent form, IPAddress? address, CancellationToken ct) =>
        Conflicts.RetryAsync(() => TryAsync(answers, form, address, ct));

    private async Task<bool> TryAsync(FollowAnswers answers, FormSent form, IPAddress? address, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var network = await networks.HashAsync(address, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Whoever goes back, corrects the address and sends again means another mailbox.
        var formId = form.IdFor(answers.Email);
        if (await db.EventFollowers.AnyAsync(f => f.FormId == formId, ct))
            return true;
        var isBlocked = await blocked.HoldAsync(answers.Email, ct);
        var networkIsOver = await limits.NetworkIsOverAsync(db, AttemptKind.Following, network, now, ct);

        var follower = new EventFollower(formId, answers.Email, answers.Language, answers.Zip, answers.Around, answers.Miles, SignOnActors.Stranger, now);
        var link = OneTimeLink.Make(LinkPurpose.ConfirmFollowing, follower.Id, now, EventFollower.TimeToConfirm, out var secrets);
        var mail = mails.PleaseConfirm(follower, secrets, now);
        await dailyMails.CountAsync(db, mail, now, ct);
        if (isBlocked || networkIsOver || form.IsTrapFilled || form.Age < TimeSpan.FromSeconds(Math.Min(LeastSecondsToFill, settings.Value.LeastSecondsToFill)))
            mail.Withheld();
        db.AddRange(follower, link, mail, new Attempt(AttemptKind.Following, network, "", Guid.Empty, now));
        return await db.SaveChangesAsync(ct) > 0;
    }
}
