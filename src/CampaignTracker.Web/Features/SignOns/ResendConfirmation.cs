using System.Net;
using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Security;
using CampaignTracker.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Somebody did not get the mail, or let it lie for too long: another one, whose link and code take the place of the earlier ones.</summary>
public sealed class ResendConfirmation(
    IDbContextFactory<CampaignDbContext> contexts, NetworkHashes networks, Limits limits, SignOnMails mails, DailyMails dailyMails, TimeProvider clock)
{
    /// <summary>Answers nothing: whether a mail goes out is for its reader to see.</summary>
    public async Task ResendAsync(Guid formId, IPAddress? address, CancellationToken ct)
    {
        var now = clock.UtcNow();
        var network = await networks.HashAsync(address, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var request = await db.SignOnRequests.Whole().SingleOrDefaultAsync(r => r.FormId == formId, ct);
        var networkIsOver = await limits.NetworkIsOverAsync(db, AttemptKind.Resend, network, now, ct);
        var mayGetOne = await dailyMails.MayGetOneAsync(db, request?.Contact!.EmailKey ?? "", now, ct);
        if (networkIsOver || !mayGetOne)
            return;

        db.Add(new Attempt(AttemptKind.Resend, network, formId.ToString("n"), Guid.Empty, now));
        if (request is { ConfirmedAt: null, Contact.ErasedAt: null })
            await WriteAsync(db, request, now, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Asked for twice at once: the other one goes out.
        }
    }

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
