using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Somebody did not get the mail, or let it lie for too long: another one, whose link and code take the place of the earlier ones.</summary>
public sealed class ResendConfirmation(
    IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, Limits limits, SignOnMails mails, DailyMails dailyMails, TimeProvider clock)
{
    /// <summary>Mails asked for again by one form.</summary>
    private const int MostForOneForm = 5;

    /// <summary>Answers nothing: whether a mail goes out is for its reader to see.</summary>
    public Task ResendAsync(Guid formId, IPAddress? address, CancellationToken ct) => Conflicts.RetryAsync(async () =>
    {
        var (now, subject) = (clock.UtcNow(), formId.ToString("n"));
        var network = await networks.HashAsync(address, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var request = await db.SignOnRequests.Whole().SingleOrDefaultAsync(r => r.FormId == formId, ct);
        var networkIsOver = await limits.NetworkIsOverAsync(db, AttemptKind.Resend, network, now, ct);
        var asked = await db.Attempts.CountAsync(a => a.Subject == subject && a.Kind == AttemptKind.Resend, ct);
        var mayGetOne = await dailyMails.MayGetOneAsync(db, request?.Contact!.EmailKey ?? "", now, ct);
        if (networkIsOver || asked >= MostForOneForm)
            return false;

        // Noted whatever becomes of it: it lets codes be tried anew, and by that nobody must see whether a mail went out.
        db.Add(new Attempt(AttemptKind.Resend, network, subject, Guid.Empty, now));
        if (mayGetOne && request is { ConfirmedAt: null, Contact.ErasedAt: null, Organization.Status: OrganizationStatus.Pending or OrganizationStatus.Listed })
            await WriteAsync(db, request, now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    });

    private async Task WriteAsync(CampaignDbContext db, SignOnRequest request, DateTime now, CancellationToken ct)
    {
        foreach (var earlier in await db.Links.OpenFor(LinkPurpose.ConfirmSignOn, request.Id).ToListAsync(ct))
            earlier.Supersede(now);
        var ids = request.SignOns.Select(s => s.LetterId).ToList();
        var letters = await db.ToSign(db.Letters.Where(l => ids.Contains(l.Id))).ToListAsync(ct);
        db.Add(OneTimeLink.Make(LinkPurpose.ConfirmSignOn, request.Id, now, RequestSignOn.TimeToConfirm, out var secrets));
        var mail = mails.PleaseConfirm(request, letters, secrets, now);
        await dailyMails.CountAsync(db, mail, now, ct);
        db.Add(request.Quarantine is QuarantineReason.None ? mail : mail.Withheld());
    }
}
